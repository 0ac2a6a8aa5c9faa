# Stage preflight, second half: looks from pods, as OSMO will. They are removed whatever happens.
# shellcheck shell=bash

# Run in the pod; passwords come by standard input. Arguments: user, database to sign in to, OSMO's database.
IFS= read -r -d '' ASK_POSTGRES <<'EOS' || true
IFS= read -r PGPASSWORD
export PGPASSWORD PGUSER="$1" PGDATABASE="$2"
psql -wqXAtF ' ' -P null=f -v ON_ERROR_STOP=1 -v db="$3" <<'SQL'
SELECT EXISTS (SELECT FROM pg_database WHERE datname = :'db') AS found \gset
\if :found
\c :"db"
\endif
SELECT 'found', split_part(current_setting('server_version'), ' ', 1), bool_or(ssl), bool_or(rolsuper OR rolcreatedb),
bool_or(rolsuper OR rolcreaterole), :'found', bool_or(installed), count(name) > 0, bool_or(rolsuper OR trusted),
has_database_privilege(current_database(), 'CREATE'), has_schema_privilege('public', 'CREATE'),
coalesce(current_setting('azure.extensions', true), 'hstore') ~* '\mhstore\M'
FROM pg_roles LEFT JOIN pg_stat_ssl ON pid = pg_backend_pid()
LEFT JOIN pg_available_extension_versions ON name = 'hstore' WHERE rolname = current_user;
SET osmo.pooled = 'yes';
\c -
SELECT 'pooled' WHERE current_setting('osmo.pooled', true) = 'yes';
SQL
EOS
# The two keys at the end are in different halves of a cluster, which one of its nodes cannot answer for.
# shellcheck disable=SC2016
ASK_REDIS='IFS= read -r REDISCLI_AUTH
[ -z "$REDISCLI_AUTH" ] || export REDISCLI_AUTH
set -- timeout 20 redis-cli -h "$REDIS_HOST" -p "$REDIS_PORT"
[ "$REDIS_TLS" != yes ] || set -- "$@" --tls --sni "$REDIS_HOST" ${REDIS_CA:+--cacert "$REDIS_CA"}
"$@" PING && "$@" INFO server && "$@" INFO cluster && "$@" EXISTS foo && "$@" EXISTS bar'

kp() { k -n "$PLACE" "$@"; }
inside() { # CONTAINER SCRIPT ARGUMENT...
  # What it complains of stays among its other words, in their order; say cleans both.
  kubectl --context "$CONTEXT" -n "$PLACE" exec -i osmo-preflight -c "$1" -- sh -c "$2" sh "${@:3}" 2>&1 |
    without_request
}

# Neither a second Ctrl-C nor a terminal that is gone stops the removal.
remove_pods() {
  local status=$?
  trap '' INT TERM HUP
  set -- -n "$PLACE" delete pod osmo-preflight osmo-preflight-images --now
  [ "$PLACE" = "$NAMESPACE" ] || set -- delete namespace "$PLACE"
  change k "$@" --ignore-not-found --timeout=120s || bad "Still there. Remove it: kubectl $*"
  trap - INT TERM HUP
  return "$status"
}

# Takes a secret from the cluster, else from its file, else asks for it. FROM says which.
know() { # VARIABLE LABEL SECRET KEY [FILE]
  local found file=secrets/${5:-$3}.yaml
  FROM="as typed"
  if present secret "$3"; then
    FROM="from secret $3, which is in the cluster"
    found=$(secret_value "$3" "$4")
  elif [ -f "$file" ]; then
    FROM="from $file"
    found=$(cleaned kubectl label --local -f "$file" a=b -o "jsonpath={.stringData.${4//./\\.}}")
  else
    ask "$1" "$2"
    return
  fi
  printf -v "$1" %s "$found"
}

unknown() { # SECRET LABEL [FILE]
  present secret "$1" || [ -f "secrets/${3:-$1}.yaml" ] || ASKS="$ASKS, $2"
}
# Says beforehand that it takes time, and what will be asked for.
say_what_it_takes() {
  ASKS=''
  if [ "$DB_CREATION$ADMIN_WANTED" = adminyes ]; then unknown osmo-db-admin "Database admin password"
  elif [ "$DB_PASSWORD" = yes ]; then unknown db-secret "Database password"; fi
  [ "$REDIS_PASSWORD" = no ] || unknown redis-secret "Redis password"
  [ "$PLACE" = "$NAMESPACE" ] || [ -z "$PULL_SECRET" ] || unknown "$PULL_SECRET" "Registry password" image-pull-secret
  say "  two pods look from inside and pull $(grep -c '^ *image: ' preflight/images.yaml) images once, which can take minutes${ASKS:+; asks for:${ASKS#,}}"
}

# The namespace, if all that the pods need is in it, else a temporary one.
find_place() {
  local missing='' why
  PLACE=$NAMESPACE
  present namespace "$PLACE" || missing=$NAMESPACE_EXISTS
  [ -z "$CA_MAP" ] || present configmap "$CA_MAP" || missing=$missing$CA_EXISTS
  [ -z "$PULL_SECRET" ] || present secret "$PULL_SECRET" || missing=$missing$PULL_SECRET_EXISTS
  [ -n "$missing" ] || return 0
  PLACE=$NAMESPACE-preflight
  if [ "$missing" != "${missing#*yes}" ]; then why="what others make is missing."
  elif ! may create namespaces -A; then why="you may not create a temporary namespace. Try again after the stage secrets."
  elif present namespace "$PLACE"; then why="the namespace $PLACE is there. If it was left behind: kubectl delete namespace $PLACE"
  else return 0; fi
  skip "checks from pods: $why"
  return 1
}

make_pods() {
  local pod
  if [ "$PLACE" != "$NAMESPACE" ]; then
    change k create namespace "$PLACE"
    # No pod can be made before this account is there.
    for pod in 1 2 3 4 5; do kp get serviceaccount default >/dev/null 2>&1 || sleep "$pod"; done
    # From a file or the cluster it is the whole Secret, from the terminal a password.
    case $PULL_SECRET:${PULL_PASSWORD_VALUE:-} in
      :*) ;;
      *:'{"auths'*) NAMESPACE=$PLACE make_secret "$PULL_SECRET" kubernetes.io/dockerconfigjson .dockerconfigjson "$PULL_PASSWORD_VALUE" ;;
      *) NAMESPACE=$PLACE new_pull_secret "$PULL_SECRET" ;;
    esac
    [ -z "$CA_MAP" ] || NAMESPACE=$PLACE change_quietly kn create configmap "$CA_MAP" --from-file="$CA_KEY=/dev/stdin" <<<"$CA_TEXT"
  fi
  for pod in probe images; do change k -n "$PLACE" create -f "preflight/$pod.yaml"; done
}

# Waits until no container of a pod is still pulling. STATES: a line each, name|image|reason|digest|message.
wait_for_images() { # POD
  local pause
  say "  waiting for the pod $1"
  TOLD=''
  for pause in 1 1 2 3 5 5 10 10 20 20 30 30 60 60 60 60 60 60 60 60 0; do
    STATES=$(kp get pod "$1" -o 'jsonpath={range .status.containerStatuses[*]}{.name}|{.image}|{.state.waiting.reason}|{.imageID}|{.state.waiting.message}{"\n"}{end}') || true
    case $STATES in '' | *'|ContainerCreating|'* | *'|PodInitializing|'*) ;; *) return ;; esac
    NAMESPACE=$PLACE why_not "$1"
    sleep "$pause"
  done
  [ -n "$STATES" ] || bad "The pod $1 does not start: $(kp get pod "$1" -o 'jsonpath={.status.conditions[*].message}')"
}

see_images() {
  local image reason digest message event
  wait_for_images osmo-preflight-images
  while IFS='|' read -r _ image reason digest message; do
    case $reason in
      *Image* | Registry* | Signature*)
        # The event keeps the cause.
        event=$(kp get events -o 'jsonpath={range .items[*]}{.message}{"\n"}{end}' | grep -F "pull image \"$image\": " | tail -n 1) || true
        bad "image $image: check its name, the pull secret, the way to the registry. ${event:-$message}"
        ;;
      *ing) bad "image $image: not there after ten minutes. Try again: the node keeps what was pulled." ;;
      *) [ -z "$image" ] || ok "image $image ${digest##*@}" ;;
    esac
  done <<<"$STATES"
}

ADMINISTRATOR="as administrator of PostgreSQL run"
see_postgres() { # USER DATABASE PASSWORD WHERE-FROM
  local out version tls db role found installed there trusted create schema listed todo=''
  out=$(printf '%s\n' "$3" | inside psql "$ASK_POSTGRES" "$1" "$2" "$DB_NAME") || true
  read -r _ version tls db role found installed there trusted create schema listed <<<"$(grep '^found ' <<<"$out")"
  if [ -z "$listed" ]; then
    bad "PostgreSQL $DB_HOST:$DB_PORT, from a pod as $1: check address, firewall, TLS, password${4:+ ($4)}. $out"
    return
  fi
  check "PostgreSQL $version" "15 or later is needed." at_least "$version" 15
  [ "$tls" = t ] || note "The connection to PostgreSQL is not encrypted."
  # What one connection set, the next one saw (F-prepared-statements).
  case $'\n'$out$'\n' in
    *$'\npooled\n'*) note "A pooler hands out connections to PostgreSQL by transaction. OSMO's authorization keeps statements on its own, and may deny everybody (403): give the server itself, or set the pooler to session mode." ;;
  esac
  if [ "$found" = f ]; then
    installed=f create=t schema=t
    if [ "$creation" = exists ]; then bad "There is no database $DB_NAME: the answers say that others make it. Ask them."
    else check "right to create databases" "$ADMINISTRATOR ALTER ROLE \"$1\" CREATEDB;" [ "$db" = t ]; fi
    [ "$creation" != admin ] || check "right to create users" "$ADMINISTRATOR ALTER ROLE \"$1\" CREATEROLE;" [ "$role" = t ]
  fi
  [ "$create" = t ] || todo="$ADMINISTRATOR GRANT CREATE ON DATABASE \"$DB_NAME\" TO \"$1\";"
  [ "$trusted" = t ] || todo="as superuser of PostgreSQL run, in the database $DB_NAME: CREATE EXTENSION hstore;"
  [ "$listed" = t ] || todo="add hstore to the server parameter azure.extensions."
  [ "$there" = t ] || todo="install postgresql-contrib on the server."
  [ "$installed" = t ] || check "right to create hstore" "$todo" [ -z "$todo" ]
  [ "$creation" = admin ] || check "right to create tables" "as administrator of PostgreSQL run, in the database $DB_NAME: GRANT CREATE ON SCHEMA public TO \"$1\";" [ "$schema" = t ]
}

see_redis() { # PASSWORD WHERE-FROM
  local out version
  out=$(printf '%s\n' "$1" | inside redis "$ASK_REDIS") || true
  version=$(sed -n 's/^redis_version:\([0-9.]*\).*/\1/p' <<<"$out")
  case $out in
    *'AUTH failed'* | *NOAUTH* | *WRONGPASS*) bad "Redis $REDIS_HOST refuses the password${2:+ $2}: ${out%%$'\n'*} OSMO signs in as its user default." ;;
    *"the 'ping'"* | *'access one of the keys'* | *'access a key'*)
      bad "Redis $REDIS_HOST lets its user default, as which OSMO signs in, do too little: $(grep -m 1 NOPERM <<<"$out"). In redis-cli, as its administrator: ACL SETUSER default ~* &* +@all"
      ;;
    *PONG*)
      case $version$out in
        PONG*NOPERM*) note "Redis does not tell its version to its user default (NOPERM). 7.0 or later is needed." ;;
        *) check "Redis ${version:-of unknown version}" "7.0 or later is needed." at_least "$version" 7.0 ;;
      esac
      # F-no-redis-cluster
      case $out in
        *redis_mode:cluster* | *cluster_enabled:1* | *'MOVED '* | *CLUSTERDOWN*)
          bad "Redis $REDIS_HOST runs in cluster mode. OSMO does not follow its MOVED, and its queues stop. Take one with cluster mode off; in Azure Managed Redis the policy EnterpriseCluster."
          ;;
        *redis_mode:sentinel*) bad "Redis $REDIS_HOST:$REDIS_PORT is a Sentinel, which keeps no data: give the address of the Redis itself." ;;
      esac
      ;;
    *) bad "Redis $REDIS_HOST:$REDIS_PORT, from a pod: check address, firewall, TLS. $out" ;;
  esac
}

# As Envoy does it: over IPv4 and past any proxy.
fetch() { inside curl "curl -4 --noproxy '*' -fsS -m 20 \"\$$1\"" </dev/null; }
# oauth2-proxy asks it at each sign-in and refresh. It brings a token and we do not, so any answer will do.
see_userinfo() { # DOCUMENT
  local address status
  address=$(said userinfo_endpoint "$1")
  case $address in https://*) ;; *) return 0 ;; esac
  status=$(inside curl "curl -4 --noproxy '*' -s -o /dev/null -m 20 -w '%{http_code}' \"\$1\"" "$address" </dev/null) || true
  check "userinfo, seen from a pod" "$address does not answer: open the way, or nobody can sign in." [ "${status:-000}" != 000 ]
}
# The seconds since 1970 of a date as HTTP writes it (RFC 9110 section 5.6.7).
seconds_of() { # DATE
  local day month year hour minute second
  read -r _ day month year hour minute second _ <<<"${1//:/ }"
  case $month in
    Jan) month=13 ;; Feb) month=14 ;; Mar) month=3 ;; Apr) month=4 ;; May) month=5 ;; Jun) month=6 ;; Jul) month=7 ;;
    Aug) month=8 ;; Sep) month=9 ;; Oct) month=10 ;; Nov) month=11 ;; Dec) month=12 ;; *) return 1 ;;
  esac
  # January and February are the last months of the year before.
  [ "$month" -lt 13 ] || year=$((year - 1))
  day=$((365 * year + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + 10#$day - 719469))
  echo $(((day * 24 + 10#$hour) * 3600 + 10#$minute * 60 + 10#$second))
}
# Envoy lets a token pass a minute before or after its times, no more.
see_clock() {
  local out here there apart
  out=$(inside curl "date -u +now:%s; curl -4 --noproxy '*' -s -o /dev/null -D - -m 20 \"\$DISCOVERY\"" </dev/null) || true
  here=$(sed -n 's/^now:\([0-9][0-9]*\).*/\1/p' <<<"$out")
  there=$(seconds_of "$(sed -n 's/^[Dd]ate: *\([A-Za-z0-9:, ]*\).*/\1/p' <<<"$out" | sed 1q)") || return 0
  apart=$((here - there))
  check "clocks: nodes and provider differ by ${apart#-} seconds" "set them by NTP, or fresh tokens count as expired or not yet valid." [ "${apart#-}" -le 60 ]
}
see_provider() {
  local out
  if out=$(fetch DISCOVERY); then
    check_discovery "a pod" "$out"
    see_clock
    [ "${ASKS_USERINFO:-no}" = no ] || see_userinfo "$out"
  else bad "The identity provider does not answer a pod: check DNS, firewall, certificate. $out"; fi
  out=$(fetch JWKS_URI) || true
  check "keys, seen from a pod" "$JWKS_URI has to give them. $out" grep -q '"keys"' <<<"$out"
}

probe_from_pods() {
  local user=$DB_USER base=postgres creation=$DB_CREATION password='' from='' FROM=''
  # Of what is not started yet nothing can be seen, and nobody has its passwords.
  local DB_PASSWORD=$DB_PASSWORD REDIS_PASSWORD=$REDIS_PASSWORD THROW_AWAY=${THROW_AWAY:-no}
  [ "$THROW_AWAY" = no ] || DB_PASSWORD=no REDIS_PASSWORD=no
  find_place || return 0
  say_what_it_takes
  # Once the database is made, the admin's password is gone.
  [ "$creation$ADMIN_WANTED" != adminno ] || creation=exists
  [ "$creation" != exists ] || base=$DB_NAME
  if [ "$creation" = admin ]; then
    user=$DB_ADMIN_USER
    know DB_ADMIN_PASSWORD_VALUE "Database admin password" osmo-db-admin password
    password=$DB_ADMIN_PASSWORD_VALUE
  elif [ "$DB_PASSWORD" = yes ]; then
    know DB_PASSWORD_VALUE "Database password" db-secret db-password
    password=$DB_PASSWORD_VALUE
  fi
  from=$FROM FROM=''
  [ "$REDIS_PASSWORD" = no ] || know REDIS_PASSWORD_VALUE "Redis password" redis-secret redis-password
  set -- "$FROM"
  [ "$PLACE" = "$NAMESPACE" ] || [ -z "$PULL_SECRET" ] ||
    know PULL_PASSWORD_VALUE "Registry password" "$PULL_SECRET" .dockerconfigjson image-pull-secret
  # Left behind by a run that was killed.
  if [ "$PLACE" = "$NAMESPACE" ]; then remove_pods; fi
  trap 'remove_pods || stopped' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  make_pods
  wait_for_images osmo-preflight
  if [ -n "$STATES" ]; then
    if [ "$THROW_AWAY" = yes ]; then skip "PostgreSQL and Redis: the stage database starts them, and looks then"
    else
      see_postgres "$user" "$base" "$password" "$from"
      see_redis "${REDIS_PASSWORD_VALUE:-}" "$1"
    fi
    [ "$SIGN_IN" = no ] || see_provider
    see_images
  fi
  trap stopped EXIT
  remove_pods
}
