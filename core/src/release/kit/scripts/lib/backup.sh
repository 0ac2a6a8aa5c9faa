# Backup and restore. Database and master encryption key belong together: one without the other is worthless.
# shellcheck shell=bash

CLIENT=osmo-db-client

sums() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }

open_client() {
  DB_PASSWORD_VALUE=$(secret_value db-secret db-password) || die "secret db-secret is missing: the stage secrets comes first."
  change kn delete pod "$CLIENT" --ignore-not-found
  change kn create -f database/client.yaml
  if ! waiting "$CLIENT" '' change kn wait --for=condition=Ready "pod/$CLIENT" --timeout=5m; then
    why_not "$CLIENT"
    die "The pod $CLIENT does not start. See:$(spelt kn describe pod "$CLIENT")"
  fi
}
close_client() { change kn delete pod "$CLIENT" --ignore-not-found; }
# Runs a script in the pod as the database user. The password goes in as the first line, before what the script reads.
in_client() { # SCRIPT
  { { printf '%s\n' "$DB_PASSWORD_VALUE"; cat; } | kubectl --context "$CONTEXT" -n "$NAMESPACE" exec -i "$CLIENT" -c psql -- sh -c "IFS= read -r PGPASSWORD
export PGPASSWORD PGUSER=\"\$1\" PGDATABASE=\"\$2\"
$1" sh "$DB_USER" "$DB_NAME" 2>&1 >&3 3>&- | without_request | shown >&2; } 3>&1
}
# An older pg_dump refuses a newer server, after a while.
check_client() {
  local server client
  # shellcheck disable=SC2016
  server=$(in_client 'psql -wAtX -c "SHOW server_version_num"' </dev/null) || die "PostgreSQL does not answer $DB_USER, see above."
  client=$(in_client 'pg_dump --version' </dev/null) || client=''
  client=$(sed -n 's/[^0-9]*\([0-9]*\).*/\1/p' <<<"$client")
  [ "${client:-0}" -ge $((server / 10000)) ] ||
    die "pg_dump ${client:-(none)} in the pod is older than the server ($((server / 10000))): choose a newer PostgreSQL image in the configurator, and download again."
}

# shellcheck disable=SC2016
TAKE_IN='list=
while IFS= read -r line && [ "$line" != . ]; do
  list="$list$line
"
done
# A pg_restore of 17 or later begins with a setting that an older server does not know, and would stop there (F-pg-restore-setting).
server=$(psql -wAtX -c "SHOW server_version_num" </dev/null) || exit
drop="1,40{/^SET transaction_timeout = 0;\$/d;}"
[ "$server" -lt 170000 ] || drop=""
# What ends too early ends in a line that is no SQL, so that nothing is kept of it.
{ pg_restore -w -f - -L /dev/fd/3 --no-owner --no-privileges --exit-on-error 3<<END || printf "%s\n" "\\." "the dump was not read to its end;"
$list
END
} | sed "$drop" | psql -wqX -v ON_ERROR_STOP=1 --single-transaction >/dev/null'

backup_failed() {
  die "$1 Nothing in ${FOLDER##*/} is a backup. The pod stays for a look:" " $(spelt kn delete pod "$CLIENT") removes it."
}
command_backup() {
  step "Backup"
  exists configmap mek-config || die "configmap mek-config is missing: without it no backup is worth anything. Put it back first. $KEY_BACK$(key_back)"
  # What the admin's password was for is over.
  ADMIN_WANTED=no
  name_folder backup
  if [ "$DRY_RUN" = yes ]; then say "  $FOLDER: database $DB_NAME and master encryption key"; return; fi
  mkdir "$FOLDER" || die "$FOLDER cannot be made, see above: can this folder be written to?"
  LEFT="${FOLDER##*/} is no backup: delete it, and run the same again."
  kn get configmap mek-config -o 'jsonpath={.data.mek\.yaml}' >"$FOLDER/mek.yaml"
  fingerprints_of_keys <"$FOLDER/mek.yaml" >"$FOLDER/mek.sha256"
  # A restore compares them: one that is missing, or was not made, would be seen only then.
  if [ ! -s "$FOLDER/mek.sha256" ] || grep -qv ' [0-9a-f]\{64\}$' "$FOLDER/mek.sha256"; then
    die "mek-config holds no key that OSMO could read: look at it before anything else."
  fi
  open_client
  check_client
  say "  dumping; no reader and no writer has to stop"
  in_client 'exec pg_dump -w -Fc' </dev/null >"$FOLDER/osmo.dump" || backup_failed "pg_dump failed, see above."
  # Reads all of it: a list of contents would come out of a file that is cut short too.
  in_client 'exec pg_restore -f /dev/null' <"$FOLDER/osmo.dump" || backup_failed "The dump cannot be read to its end, see above."
  close_client
  {
    printf '%s\n' "made $(date -u +%FT%TZ)" "host $PUBLIC_HOST" "context $CONTEXT" "namespace $NAMESPACE" \
      "database $DB_NAME at $DB_HOST" "image tag $OSMO_TAG, charts $CHART_VERSION"
    echo "needed beside it, values not in here:"
    objects name_needed
  } >"$FOLDER/about.txt"
  if ! (CDPATH='' cd -- "$FOLDER" && sums osmo.dump mek.yaml mek.sha256 about.txt >SHA256SUMS) || ! whole; then
    die "The sums of ${FOLDER##*/} cannot be made: what sha256sum or shasum says does not agree with the files."
  fi
  LEFT=''
  ok "$FOLDER: $(wc -c <"$FOLDER/osmo.dump" | tr -d ' ') bytes of dump, read to the end; keys $(tr '\n' ' ' <"$FOLDER/mek.sha256")"
  note "Whoever has the dump has OSMO's signing key and mail password in clear. Move mek.yaml and osmo.dump away, to two places."
}
name_needed() { [ "$1" = namespace ] || printf '  %s %s\n' "$1" "$2"; }

# Each key of the backup has to be in the cluster; that the cluster has more is well.
same_keys() {
  local row
  while read -r row; do
    kn get configmap mek-config -o 'jsonpath={.data.mek\.yaml}' | fingerprints_of_keys | grep -Fx "$row" >/dev/null || return
  done <"$FOLDER/mek.sha256"
}
scale() { # REPLICAS
  local name
  for name in "${READS_MEK[@]}"; do
    if exists deployment "$name"; then change kn scale deployment "$name" --replicas="$1"; fi
  done
}
pods_gone() { # DEPLOYMENT
  local left='' end=$((SECONDS + 300))
  until left=$(kn get pods -l "app=$1" -o name) && [ -z "$left" ]; do
    [ $SECONDS -lt $end ] || die "Pods of $1 are still there; nothing was restored."
    sleep 2
  done
}
whole() {
  [ "$(grep -c '^[0-9a-f]\{64\}  [a-z.0-9]*$' "$FOLDER/SHA256SUMS")" = 4 ] || return
  (CDPATH='' cd -- "$FOLDER" && sums -c SHA256SUMS >/dev/null 2>&1)
}
# Stops unless the last look saw a database without tables.
empty_there() { # WHAT-IT-MEANS...
  case ${FOUND##*$'\n'} in
    'tables: 0') ;;
    'tables: '[1-9]*) die "The database $DB_NAME at $DB_HOST is not empty, $1" "${@:2}" \
      "To restore into it, empty it first: operations/restore.md. Or take another database." ;;
    *) die "The look at the database $DB_NAME at $DB_HOST ended without an answer, $1" "${@:2}" ;;
  esac
}
# shellcheck disable=SC2016
COUNT_TABLES='exec psql -wAtX -c "SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('\''r'\'', '\''p'\'', '\''f'\'') AND n.nspname <> '\''information_schema'\'' AND n.nspname !~ '\''^pg_'\''
AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
  WHERE d.classid = '\''pg_catalog.pg_class'\''::regclass AND d.objid = c.oid AND d.deptype = '\''e'\'')"'
# While OSMO runs, a full database is seen before it is stopped for nothing. What cannot be seen from here is looked at later.
look_before_it_stops() {
  local name running=''
  for name in "${READS_MEK[@]}"; do
    name=$(kn get deployment "$name" --ignore-not-found -o 'jsonpath={.spec.replicas}') || die "kubectl cannot look for Deployments, see above."
    case $name in '' | 0) ;; *) running=yes ;; esac
  done
  if [ -z "$running" ] || ! exists secret db-secret; then return 0; fi
  open_client
  FOUND="tables: $(in_client "$COUNT_TABLES" </dev/null)" || FOUND="tables: 0"
  close_client
  empty_there "so nothing was put into it, and OSMO was not stopped."
}
command_restore() {
  local name list
  step "Restore"
  for name in osmo.dump mek.yaml mek.sha256 SHA256SUMS; do
    [ -f "$FOLDER/$name" ] || die "$FOLDER is no backup: $name is missing. Bring the parts together again."
  done
  whole || die "$FOLDER was changed, or is not whole: its sums do not agree. Nothing was changed."
  case $(cat "$FOLDER/mek.sha256") in
    '') die "mek.sha256 is empty: without its key no database can be restored. Nothing was changed." ;;
    "$(fingerprints_of_keys <"$FOLDER/mek.yaml")") ;;
    *) die "mek.yaml and mek.sha256 are of two backups. Nothing was changed." ;;
  esac
  if exists configmap mek-config && ! same_keys; then
    die "mek-config holds another key than the backup. With it OSMO would damage the settings. Nothing was changed." \
      "Only if the database of the key in this cluster is gone for good:" \
      "  1. Save that key in a safe place:$(spelt kn get configmap mek-config -o yaml)" \
      "  2. ./uninstall.sh --delete-mek, which removes OSMO's Helm releases too." \
      "  3. Run this again."
  fi
  say "  OSMO stops. The database $DB_NAME at $DB_HOST, which has to be empty or absent, is filled from ${FOLDER##*/}."
  [ "$DRY_RUN" = no ] || return 0
  [ "$ASSUME_YES" = yes ] || confirm yes
  look_before_it_stops
  LEFT="OSMO is stopped. Fix it and run the same again, which goes on."
  scale 0
  for name in "${READS_MEK[@]}"; do pods_gone "$name"; done
  ADMIN_WANTED=no
  [ "$DB_CREATION" != admin ] || ADMIN_WANTED=yes
  stage_secrets
  start_throw_away
  # First the key: whatever comes next, nothing makes another one.
  exists configmap mek-config || change kn create configmap mek-config "--from-file=mek.yaml=$FOLDER/mek.yaml"
  [ "$DB_CREATION" = exists ] || run_job osmo-db-create database/create.yaml
  run_job osmo-db-look database/look.yaml
  empty_there "so nothing was put into it. If it is what was restored before, start OSMO:" \
    " $(spelt kn scale deployment "${READS_MEK[@]}" --replicas=1)"
  open_client
  # The extension is there already, and belongs to whoever made it. The list ends in a line with a dot, then comes the dump.
  # shellcheck disable=SC2016
  list=$(in_client 'pg_restore -l; status=$?; cat >/dev/null; exit "$status"' <"$FOLDER/osmo.dump" | grep -v ' EXTENSION ') ||
    die "The contents of the dump cannot be read, see above. OSMO is stopped."
  { printf '%s\n' "$list" .; cat "$FOLDER/osmo.dump"; } | in_client "$TAKE_IN" ||
    die "pg_restore failed, see above. It was one transaction: the database is as it was. OSMO is stopped."
  close_client
  drop_admin
  scale 1
  LEFT=''
  ok "restored. Now ./install.sh, which leaves key and database alone."
}
