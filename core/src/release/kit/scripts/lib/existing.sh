# What was there before: left as it is, but looked at. OSMO would stumble over it later, and say less.
# shellcheck shell=bash

# Takes a key of a Secret into HELD. FILLED: whether there has to be something.
wants() { # SECRET KEY FILLED
  # The x keeps a line break at the end.
  HELD=$(secret_value "$1" "$2" && printf x) || HELD=''
  [ -n "$HELD" ] || { bad "$2 cannot be read."; return 1; }
  HELD=${HELD%x}
  case $3:$HELD in
    yes:) bad "was there before, and has no $2."; false ;;
    *$'\n') bad "was there before, and $2 ends in a line break. Make it anew without one."; false ;;
  esac
}
cookie_fits() {
  local text=${HELD%%=*}
  case ${#HELD} in 16 | 24 | 32) return ;; esac
  case $text in *[!A-Za-z0-9_-]*) return 1 ;; esac
  case ${#text} in 22 | 32 | 43) ;; *) false ;; esac
}
key_fits() {
  local text current
  text=$(kn get configmap mek-config -o 'jsonpath={.data.mek\.yaml}') || return
  current=$(printf '%s\n' "$text" | sed -n "s/^currentMek: *[\"']\{0,1\}\([A-Za-z0-9_-]\{1,\}\).*/\1/p")
  [ -n "$current" ] && printf '%s\n' "$text" | fingerprints_of_keys | grep "^$current [0-9a-f]\{64\}\$" >/dev/null || return
  [ "$(printf '%s\n' "$text" | grep -c '^ .*: *[^ ]')" = "$(printf '%s\n' "$text" | fingerprints_of_keys | grep -c .)" ]
}

# Says what is wrong with the form of an object that is there.
look_inside() { # KIND NAME
  if [ "$1" = secret ]; then
    about secret "$2"
  fi
  case $2 in
    db-secret) wants "$2" db-password "$DB_PASSWORD" ;;
    osmo-db-admin) wants "$2" password yes ;;
    redis-secret)
      wants "$2" redis-password "$REDIS_PASSWORD" || return 0
      ! redis_breaks "$HELD" || bad "was there before: OSMO cannot use a Redis password with one of # % / ? [ ]."
      ;;
    oauth2-proxy-secrets)
      wants "$2" client_secret yes || true
      wants "$2" cookie_secret yes || return 0
      cookie_fits || bad "was there before: cookie_secret is not 16, 24 or 32 bytes, nor URL-safe base64 of them."
      ;;
    default-admin-secret)
      wants "$2" password yes || return 0
      [ ${#HELD} = 43 ] || bad "was there before: password has ${#HELD} characters. OSMO wants exactly 43."
      ;;
    mek-config)
      key_fits || bad "configmap $2, which was there before: OSMO cannot read its keys. Each has to be base64 of a JSON Web Key with 32 bytes, currentMek the name of one."
      ;;
  esac || true
  about
  HELD=''
}
look_inside_if_there() { ! exists "$1" "$2" || look_inside "$1" "$2"; }
