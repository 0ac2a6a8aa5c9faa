//! Shell functions for the blocks of the page.

/// The functions; `NS` stands for the namespace. No secret becomes an argument of a process: `printf` is built in. Nor does
/// it get into the environment of one: a name that the operator's shell exports is unset in the subshell first.
pub(super) const TEXT: &str = r#"osmo_ask() ( IFS= read -rs -p "$1: " value && echo >&2 && printf %s "$value" )
# SECRET KEY [NAMESPACE] < value; other keys stay.
osmo_put() (
  unset code; code=$(openssl base64 -A)
  if [ -z "$code" ]; then echo 'No value: nothing was changed.' >&2; exit 1; fi
  [ $# = 3 ] || set -- "$@" NS
  printf '{"data":{"%s":"%s"}}' "$2" "$code" | kubectl -n "$3" patch secret "$1" --type=merge --patch-file=/dev/stdin
)
osmo_get() { kubectl -n NS get secret "$1" -o jsonpath="{.data.$2}" | openssl base64 -d -A; }
osmo_replace() ( kubectl create "$@" --dry-run=client -o yaml | kubectl -n NS replace -f - )
osmo_restart() (
  kubectl -n NS rollout restart deployment "$@" || exit
  for name; do kubectl -n NS rollout status "deployment/$name" --timeout=10m || exit; done
)
osmo_key() (
  unset key; key=$(openssl rand -base64 32 | tr -- '+/' '-_' | tr -d '=\n')
  if [ "${#key}" != 43 ]; then echo 'openssl gave no key.' >&2; exit 1; fi
  printf %s "$key"
)
mek_get() { kubectl -n NS get configmap mek-config -o jsonpath='{.data.mek\.yaml}'; }
mek_put() (
  unset text; text=$(cat)
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
kubectl config current-context"#;
