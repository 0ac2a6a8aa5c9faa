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
osmo_ask() ( IFS= read -rs -p "$1: " value && echo >&2 && printf %s "$value" )
# SECRET KEY [NAMESPACE] < value; other keys stay. A namespace is one of the current kube-context.
osmo_put() (
  set +a
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
  set +a
  unset key
  key=$(openssl rand -base64 32 | tr -- '+/' '-_' | tr -d '=\n')
  if [ "${#key}" != 43 ]; then echo 'openssl gave no key.' >&2; exit 1; fi
  printf %s "$key"
)
mek_get() { osmo_kube get configmap mek-config -o 'jsonpath={.data.mek\.yaml}'; }
mek_put() (
  set +a
  unset text
  text=$(cat)
  case $text in *currentMek:*) ;; *) echo 'No key: nothing was changed.' >&2; exit 1 ;; esac
  printf '%s\n' "$text" | osmo_replace configmap mek-config --from-file=mek.yaml=/dev/stdin
)
# SHA-256 of each key's 32 bytes.
mek_fingerprints() (
  unset name jwk
  tr -d "\"'" | sed -n 's|^ \{1,\}\([A-Za-z0-9_-]*\): *\([A-Za-z0-9+/=]*\).*|\1 \2|p' | while read -r name jwk; do
    printf '%s ' "$name"
    printf %s "$jwk" | openssl base64 -d -A | sed 's/.*"k": *"\([^"=]*\).*/\1=/' | tr -- '-_' '+/' |
      openssl base64 -d -A | openssl dgst -sha256 | sed 's/.*= *//'
  done
)
