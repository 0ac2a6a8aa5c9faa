# Functions for the pages in operations/. In a bash of your own, in the folder of README.md: . lib/functions.sh
# No secret becomes an argument of a program, nor gets into its environment: a name that your shell exports is unset first.
# shellcheck shell=bash

# shellcheck disable=SC1091
osmo_site() ( . ./site.sh && printf %s "${!1}" )
# kubectl in OSMO's cluster and namespace, as site.sh names them.
osmo_kube() (
  context=$(osmo_site KUBE_CONTEXT)
  namespace=$(osmo_site NAMESPACE) || exit
  kubectl ${context:+--context "$context"} -n "$namespace" "$@"
)
osmo_ask() ( set +ax; unset value; IFS= read -rs -p "$1: " value && echo >&2 && printf %s "$value" )
# SECRET KEY [NAMESPACE] < value; other keys stay. A namespace is one of the current kube-context.
osmo_put() (
  set +ax
  unset code
  code=$(openssl base64 -A)
  if [ -z "$code" ]; then echo 'No value: nothing was changed.' >&2; exit 1; fi
  there=(osmo_kube)
  [ $# -lt 3 ] || there=(kubectl -n "$3")
  printf '{"data":{"%s":"%s"}}' "$2" "$code" | "${there[@]}" patch secret "$1" --type=merge --patch-file=/dev/stdin
)
osmo_get() { osmo_kube get secret "$1" -o "jsonpath={.data.$2}" | openssl base64 -d -A; }
osmo_replace() ( kubectl create "$@" --dry-run=client -o yaml | osmo_kube replace -f - )
osmo_restart() (
  osmo_kube rollout restart deployment "$@" || exit
  for name; do osmo_kube rollout status "deployment/$name" --timeout=10m || exit; done
)
osmo_key() (
  set +ax
  unset key
  key=$(openssl rand -base64 32 | tr -- '+/' '-_' | tr -d '=\n')
  if [ "${#key}" != 43 ]; then echo 'openssl gave no key.' >&2; exit 1; fi
  printf %s "$key"
)
mek_get() { osmo_kube get configmap mek-config -o 'jsonpath={.data.mek\.yaml}'; }
mek_put() (
  set +ax
  unset text before
  text=$(cat)
  keys=$(printf '%s\n' "$text" | mek_fingerprints)
  current=$(printf '%s\n' "$text" | sed -n "s/^currentMek: *[\"']\{0,1\}\([A-Za-z0-9._-]\{1,\}\).*/\1/p")
  case $keys in
    "$current "*[!\ ]* | *$'\n'"$current "*[!\ ]*) ;;
    *) echo 'The current key is not among them, or cannot be read: nothing was changed.' >&2; exit 1 ;;
  esac
  if printf '%s\n' "$text" | grep -v '^currentMek: \|^meks: *$\|^meks: *#\|^#\|^---\|^ \|^$' >/dev/null; then
    echo 'A key does not stand below meks, with spaces before it: nothing was changed.' >&2
    exit 1
  fi
  # No key may be lost: what it has encrypted would be, too.
  before=$(mek_get) || exit
  before=$(printf '%s\n' "$before" | mek_fingerprints)
  while IFS= read -r row; do
    case $'\n'$keys$'\n' in
      *$'\n'"$row"$'\n'*) ;;
      *) echo "The earlier key ${row%% *} is not there, or is another: nothing was changed." >&2; exit 1 ;;
    esac
  done <<<"$before"
  printf '%s\n' "$text" | osmo_replace configmap mek-config --from-file=mek.yaml=/dev/stdin
)
# SHA-256 of each key's 32 bytes; a key that OSMO cannot read has none.
mek_fingerprints() (
  set +ax
  unset name jwk
  tr -d "\"'" | sed -n 's|^ \{1,\}\([A-Za-z0-9._-]*\): *\([A-Za-z0-9+/=]*\).*|\1 \2|p' | while read -r name jwk; do
    jwk=$(printf %s "$jwk" | openssl base64 -d -A | sed -n 's/.*"k": *"\([A-Za-z0-9_+/-]\{43\}\)=*".*/\1=/p' | tr -- '-_' '+/')
    [ -z "$jwk" ] || printf '%s %s\n' "$name" "$(printf %s "$jwk" | openssl base64 -d -A | openssl dgst -sha256 | sed 's/.*= *//')"
  done
)
