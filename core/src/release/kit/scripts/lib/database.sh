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
  FOUND=''
  change kn delete job "$1" --ignore-not-found
  change kn create -f "$2"
  [ "$DRY_RUN" = no ] || return 0
  until state=$(job_state "$1") && [ -n "$state" ] || [ $SECONDS -gt $end ]; do sleep 2; done
  FOUND=$(kn logs "job/$1" -c psql || true)
  say "$FOUND"
  case $state in *Complete*) return 0 ;; esac
  say "$(kn get job "$1" -o 'jsonpath={.status.conditions[*].message}' || true)"
  kn get pods -l "job-name=$1" -o 'jsonpath={.items[*].status.containerStatuses[*].state.waiting}' | shown || true
  kn get events --field-selector type=Warning --sort-by=.lastTimestamp | grep -F "$1" | tail -n 5 | shown || true
  die "The Job $1 did not succeed; its last words are above. Mend host, password, TLS or image, then run this again."
}

stage_database() {
  step "Database"
  if [ "$DB_CREATION$ADMIN_WANTED" = adminno ]; then ok "created before"
  else
    run_job osmo-db-look database/look.yaml
    # A second key for the same database would make its credentials unreadable.
    if [ "${FOUND##*$'\n'}" != "tables: 0" ] && [ "$DRY_RUN" = no ] && ! exists configmap mek-config; then
      die "The database has tables, or could not be looked at, and there is no mek-config. Restore the one that belongs to it:" \
        "another key would make its credentials unreadable. Nothing was created."
    fi
    make_object configmap mek-config no secrets/mek-config.yaml new_mek
    [ "$DB_CREATION" = exists ] || run_job osmo-db-create database/create.yaml
  fi
  # The admin's password is not needed again.
  if exists secret osmo-db-admin; then change kn delete secret osmo-db-admin; fi
  note "Back up the master encryption key; a database backup without it is worthless. This prints it:
          kubectl --context $CONTEXT -n $NAMESPACE get configmap mek-config -o yaml"
}

# Name and SHA-256 of the 32 bytes of each key in a mek.yaml on standard input.
fingerprints_of_keys() {
  local name jwk
  tr -d "\"'" | sed -n 's|^ \{1,\}\([A-Za-z0-9_-]*\): *\([A-Za-z0-9+/=]*\).*|\1 \2|p' | while read -r name jwk; do
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
