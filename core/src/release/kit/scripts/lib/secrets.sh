# The stage secrets: namespace, Secrets, certificates. What is there is left as it is.
# shellcheck shell=bash

# Calls $1 KIND NAME EXISTS FILE MAKER for each object that these answers need, in their order. EXISTS=yes: others make it.
objects() {
  local s=secrets d=empty r=empty account
  [ "$DB_PASSWORD" = no ] || d=secrets
  [ "$REDIS_PASSWORD" = no ] || r=secrets
  "$1" namespace "$NAMESPACE" "$NAMESPACE_EXISTS" '' new_namespace
  if [ "$SERVICE_ACCOUNTS_EXIST" = yes ]; then
    for account in "${SERVICE_ACCOUNTS[@]}"; do "$1" serviceaccount "$account" yes '' ''; done
  fi
  if [ -n "$PULL_SECRET" ]; then "$1" secret "$PULL_SECRET" "$PULL_SECRET_EXISTS" $s/image-pull-secret.yaml new_pull_secret; fi
  if [ -n "$CA_MAP" ]; then "$1" configmap "$CA_MAP" "$CA_EXISTS" '' new_ca_map; fi
  "$1" secret db-secret no $d/db-secret.yaml new_db_secret
  if [ "$ADMIN_WANTED" = yes ]; then "$1" secret osmo-db-admin no $s/osmo-db-admin.yaml new_db_admin; fi
  "$1" secret redis-secret no $r/redis-secret.yaml new_redis_secret
  if [ "$SIGN_IN" = yes ]; then "$1" secret oauth2-proxy-secrets no $s/oauth2-proxy-secrets.yaml new_proxy_secrets; fi
  if [ "$SESSIONS_PASSWORD" = yes ]; then "$1" secret oauth2-proxy-redis no $s/oauth2-proxy-redis.yaml new_proxy_redis; fi
  if [ "$DEFAULT_ADMIN" = yes ]; then "$1" secret default-admin-secret no $s/default-admin-secret.yaml new_admin; fi
  case $TLS in
    files) "$1" secret "$TLS_SECRET" no '' new_tls_secret ;;
    exists) "$1" secret "$TLS_SECRET" yes '' '' ;;
  esac
}

plan_object() {
  if exists "$1" "$2"; then
    say "  $1 $2: is there and stays"
    look_inside "$1" "$2"
  elif [ "$3" = yes ]; then bad "$1 $2: is missing. The answers say that others make it: ask them.$(no_place_yet "$1")"
  elif [ -f "$4" ]; then say "  $1 $2: will be created from $4"
  else say "  $1 $2: will be created"; fi
}

# Others can put nothing into a namespace that only we would make.
no_place_yet() { # KIND
  if [ "$1" != namespace ] && ! exists namespace "$NAMESPACE"; then
    printf ' Its namespace has to be there first:%s' "$(spelt k create namespace "$NAMESPACE")"
  fi
}
make_object() {
  if exists "$1" "$2"; then ok "$1 $2 is there: left as it is"
  elif [ "$3" = yes ]; then die "$1 $2 is missing. The answers say that others make it: ask them, then run this again."
  elif [ -f "$4" ]; then change kn create -f "$4"
  else "$5" "$2"; fi
}

stage_secrets() {
  step "Secrets"
  # Archives are often unpacked readable by everybody.
  if [ "$DRY_RUN" = no ]; then chmod -R go-rwx secrets tls.key 2>/dev/null || true; fi
  objects make_object
  [ "$TLS" != cert-manager ] || apply_ours certificates.cert-manager.io "$TLS_SECRET" cluster/certificate.yaml
  [ ! -d secrets ] || note "Once OSMO runs, delete the folder secrets from this computer."
}

# Makes a Secret: NAME TYPE, then KEY VALUE pairs. kubectl gets it on standard input, values in base64.
make_secret() {
  local name=$1 type=$2 data='' code
  shift 2
  while [ $# -gt 0 ]; do
    code=''
    [ -z "$2" ] || code=$(printf %s "$2" | coded) || exit
    data="$data${data:+,}\"$1\":\"$code\""
    shift 2
  done
  printf '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"%s","labels":{"app.kubernetes.io/managed-by":"osmo-configurator"}},"type":"%s","data":{%s}}' "$name" "$type" "$data" |
    change_quietly kn create -f -
}
# Escapes text for JSON or TOML.
escaped() {
  local text
  text=$(printf %s "$1" | sed 's/[\\"]/\\&/g') || text=''
  [ -n "$text" ] || [ -z "$1" ] || die "sed printed nothing. Nothing was made of it."
  printf %s "$text"
}
# OSMO puts the Redis password into an address as it is.
redis_breaks() { case $1 in *[[:cntrl:]]* | *[]#%/?[]*) ;; *) false ;; esac; }
check_redis() {
  ! redis_breaks "$1" || die "OSMO cannot use this Redis password: it holds a line break or one of # % / ? [ ]. Change it in Redis first."
}

new_namespace() { change k create namespace "$1"; }
new_pull_secret() {
  local auth registry
  ask PULL_PASSWORD_VALUE "Registry password"
  auth=$(printf '%s:%s' "$PULL_USER" "$PULL_PASSWORD_VALUE" | coded) || exit
  registry=$(escaped "$PULL_REGISTRY") || exit
  make_secret "$1" kubernetes.io/dockerconfigjson .dockerconfigjson "{\"auths\":{\"$registry\":{\"auth\":\"$auth\"}}}"
}
new_ca_map() {
  openssl x509 -noout -in ca.crt || die "Put the private certificate authority into this folder: ca.crt, in PEM."
  change kn create configmap "$1" "--from-file=$CA_KEY=ca.crt"
}
# Nobody has set a password of what starts here: one is made, unless a file has it.
made_up() { # VARIABLE
  local key
  if [ "${THROW_AWAY:-no}" = yes ] && [ -z "${!1:-}" ]; then
    key=$(random_key) || exit
    printf -v "$1" %s "$key"
  fi
}
new_db_secret() {
  made_up DB_PASSWORD_VALUE
  ask DB_PASSWORD_VALUE "Database password"
  make_secret "$1" Opaque db-password "$DB_PASSWORD_VALUE"
}
new_db_admin() {
  ask DB_ADMIN_PASSWORD_VALUE "Database admin password"
  make_secret "$1" Opaque password "$DB_ADMIN_PASSWORD_VALUE"
}
new_redis_secret() {
  made_up REDIS_PASSWORD_VALUE
  ask REDIS_PASSWORD_VALUE "Redis password"
  check_redis "$REDIS_PASSWORD_VALUE"
  make_secret "$1" Opaque redis-password "$REDIS_PASSWORD_VALUE"
}
new_proxy_secrets() {
  local cookie
  ask CLIENT_SECRET_VALUE "Client secret"
  cookie=$(random_key) || exit
  make_secret "$1" Opaque client_secret "$CLIENT_SECRET_VALUE" cookie_secret "$cookie"
}
# The charts have no place for the password of oauth2-proxy's sessions, so it is mounted as a file.
new_proxy_redis() {
  local value=x
  # The x keeps a line break at the end.
  [ "$DRY_RUN" = yes ] || value=$(secret_value redis-secret redis-password && printf x)
  value=${value%x}
  [ -n "$value" ] || [ "$DRY_RUN" = yes ] || die "secret redis-secret has no redis-password that can be read. Nothing was made of it."
  check_redis "$value"
  value=$(escaped "$value") || exit
  make_secret "$1" Opaque redis.cfg "redis_password = \"$value\""
}
new_admin() {
  local password
  # The API wants exactly 43 characters.
  password=$(random_key) || exit
  make_secret "$1" Opaque password "$password"
}
new_tls_secret() {
  change kn create secret tls "$1" --cert=tls.crt --key=tls.key || die "Put the certificate with its chain and its key into this folder: tls.crt, tls.key."
}
