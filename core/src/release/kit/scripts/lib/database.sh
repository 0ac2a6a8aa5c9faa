# The stage database: look, then the master encryption key (MEK), then create. This order protects an existing database.
# shellcheck shell=bash

# Says in ADMIN_WANTED whether the admin's password is still needed: until the database was created.
look_ahead() {
  ADMIN_WANTED=no
  [ "$DB_CREATION" = admin ] || return 0
  look_release service
  case $RELEASE_STATE$(job_state osmo-db-create) in deployed* | *Complete*) ! exists configmap mek-config || return 0 ;; esac
  ADMIN_WANTED=yes
}

# The conditions of a Job that are true.
job_state() { kn get job "$1" --ignore-not-found -o 'jsonpath={.status.conditions[?(@.status=="True")].type}'; }

# Runs a Job anew, waits for its end, good or bad, and keeps its log in FOUND.
run_job() { # NAME FILE
  local state='' end=$((SECONDS + 330))
  FOUND='' TOLD=''
  change kn delete job "$1" --ignore-not-found
  change kn create -f "$2"
  [ "$DRY_RUN" = no ] || return 0
  # Newer clusters say beforehand what it will come to; only then there is an end, and the whole log (F-job-conditions).
  until state=$(job_state "$1") && [[ $state =~ Complete|Failed ]] || [ $SECONDS -gt $end ]; do
    why_not "$1" "job-name=$1"
    sleep 2
  done
  FOUND=$(kn logs "job/$1" -c psql || true)
  say "$FOUND"
  case $state in *Complete*) return 0 ;; esac
  say "$(kn get job "$1" -o 'jsonpath={.status.conditions[*].message}' || true)"
  why_not "$1" "job-name=$1"
  die "The Job $1 did not succeed; its last words are above. Correct host, password, TLS or image, then run this again."
}

# How a master encryption key comes back, where none is in the cluster.
KEY_BACK="BACKUP is the folder of a backup; a key from a vault goes into a file mek.yaml first:"
key_back() { spelt kn create configmap mek-config --from-file=mek.yaml=BACKUP/mek.yaml; }
# Goes on only if the look saw a database without tables.
no_tables() { # WHAT-IT-MEANS
  case ${FOUND##*$'\n'} in
    'tables: 0') return 0 ;;
    'tables: '[1-9]*) die "The database $DB_NAME at $DB_HOST has ${FOUND##*: } tables, and there is no mek-config. $1" \
      "Put the key of this database back, then run this again: with another key its credentials cannot be read." "$KEY_BACK" " $(key_back)" ;;
  esac
  die "The look at the database $DB_NAME at $DB_HOST ended without an answer: whether it has tables is not known. $1" \
    "See:$(spelt kn logs job/osmo-db-look). Then run this again." \
    "If it has tables, put its key back first. $KEY_BACK" " $(key_back)"
}
# A key that was there before may be another database's, where no release of ours used both.
doubt_key() {
  case ${FOUND##*$'\n'} in 'tables: '[1-9]*) ;; *) return 0 ;; esac
  look_release service
  [ -z "$RELEASE_STATE" ] || return 0
  note "The database $DB_NAME at $DB_HOST has ${FOUND##*: } tables, and mek-config was there already. Only the key that they
          were written with reads their credentials. Compare it with mek.sha256 of the backup, and put the right one back if it is another:
          $(kn get configmap mek-config -o 'jsonpath={.data.mek\.yaml}' | fingerprints_of_keys | tr '\n' ' ')"
}
# A pod that is removed takes its data along; what is there stays as long as it does.
start_throw_away() {
  local name
  [ "${THROW_AWAY:-no}" = yes ] || return 0
  note "PostgreSQL and Redis are throw-away pods, for a trial only: without a pod its data is gone."
  throw_away_objects apply_ours
  for name in throwaway-postgres throwaway-redis; do
    waiting "$name" "app=$name" change kn rollout status "deployment/$name" "--timeout=$TIMEOUT" ||
      die "$name did not come up within $TIMEOUT. What it says:" " $(spelt kn logs "deployment/$name" --tail=100)"
  done
}
stage_database() {
  step "Database"
  start_throw_away
  if [ "$DB_CREATION$ADMIN_WANTED" = adminno ]; then ok "created before"
  else
    run_job osmo-db-look database/look.yaml
    # A second key for the same database would make its credentials unreadable.
    if [ "$DRY_RUN" = no ]; then
      if exists configmap mek-config; then doubt_key; else no_tables "Nothing was created."; fi
    fi
    make_object configmap mek-config no secrets/mek-config.yaml new_mek
    [ "$DB_CREATION" = exists ] || run_job osmo-db-create database/create.yaml
  fi
  drop_admin
  note "Back up the master encryption key; a database backup without it is worthless. This prints it:
          kubectl --context $CONTEXT -n $NAMESPACE get configmap mek-config -o yaml"
}

# Name and SHA-256 of the 32 bytes of each key in a mek.yaml on standard input.
fingerprints_of_keys() {
  local name jwk
  tr -d "\"'" | sed -n 's|^ \{1,\}\([A-Za-z0-9._-]*\): *\([A-Za-z0-9+/=]*\).*|\1 \2|p' | while read -r name jwk; do
    jwk=$(printf %s "$jwk" | openssl base64 -d -A | sed -n 's/.*"k": *"\([A-Za-z0-9_+/-]\{43\}\)=*".*/\1=/p' | tr -- '-_' '+/')
    [ -z "$jwk" ] || printf '%s %s\n' "$name" "$(printf %s "$jwk" | openssl base64 -d -A | openssl dgst -sha256 | sed 's/.*= *//')"
  done
}

new_mek() {
  local key jwk
  key=$(random_key) || exit
  jwk=$(printf '{"k":"%s","kid":"%s","kty":"oct"}' "$key" "$MEK_ID" | coded) || exit
  printf 'currentMek: "%s"\nmeks:\n  "%s": "%s"\n' "$MEK_ID" "$MEK_ID" "$jwk" |
    change_quietly kn create configmap "$1" --from-file=mek.yaml=/dev/stdin
}
