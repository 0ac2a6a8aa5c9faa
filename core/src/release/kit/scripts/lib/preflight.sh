# Stage preflight: looks at what the other stages need, and goes on after a failed check.
# shellcheck shell=bash

# ok WHAT if the command succeeds, else FAILED and what to do. What you may not look at is SKIPPED.
check() { # WHAT TODO COMMAND...
  local what=$1 todo=$2 out
  shift 2
  if out=$("$@" 2>&1); then ok "$what"
  # What kubectl may not look at is not known to be wrong; a repository that refuses is.
  else case $1:$out in k*:*orbidden*) skip "$what: $out" ;; *) bad "$what: $todo${out:+ ($out)}" ;; esac; fi
}
present() { kn get "$@" -o name >/dev/null 2>&1; }
others() { check "$*" "the answers say that others make it: ask them.$(no_place_yet "$1")" kn get "$@" -o name; }
may() { kn auth can-i "$@" >/dev/null 2>&1; }

at_least() { # FOUND MINIMUM
  [ "$(printf '%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n | sed -n 1p)" = "$2" ]
}
check_version() { # NAME MINIMUM COMMAND...
  local found
  found=$("${@:3}" 2>/dev/null | grep -o '[0-9][0-9]*\.[0-9][0-9.]*' | sed -n 1p) || true
  check "$1 ${found:-(no answer)}" "$2 or later is needed." at_least "$found" "$2"
}

check_rights() {
  local what
  # An answer without the word that is replaced stays as it is, and is passed over.
  for what in secrets configmaps jobs.batch pods deployments.apps services horizontalpodautoscalers.autoscaling \
    "${INGRESS/yes/ingresses.networking.k8s.io}" "${SERVICE_ACCOUNTS_EXIST/no/serviceaccounts}" \
    "${POD_MONITOR/yes/podmonitors.monitoring.coreos.com}" "${TLS/cert-manager/certificates.cert-manager.io}" \
    "${NETWORK_POLICY/yes/networkpolicies.networking.k8s.io}"; do
    case $what in yes | no | files | exists | none) ;; *) may create "$what" || bad "You may not create $what: ask for this right." ;; esac
  done
  [ "$NO_PROBES" = yes ] || check "right to exec in pods" "ask for it, or add --no-probes." may create pods --subresource=exec
}

check_cluster() {
  local name
  if [ "$NAMESPACE_EXISTS" = yes ]; then others namespace "$NAMESPACE"
  elif ! present namespace "$NAMESPACE"; then check "right to create namespace $NAMESPACE" "have it created." may create namespaces -A; fi
  # The charts' containers name no seccomp profile, which the level restricted asks for.
  name=$(kn get namespace "$NAMESPACE" -o 'jsonpath={.metadata.labels.pod-security\.kubernetes\.io/enforce}' 2>/dev/null) || true
  [ "$name" != restricted ] || bad "Namespace $NAMESPACE enforces Pod Security restricted, which no pod of the charts fits: have it enforce baseline."
  [ "$PULL_SECRET_EXISTS" = no ] || others secret "$PULL_SECRET"
  for name in "${SERVICE_ACCOUNTS[@]}"; do [ "$SERVICE_ACCOUNTS_EXIST" = no ] || others serviceaccount "$name"; done
  [ "$INGRESS" = no ] || check "ingress class $INGRESS_CLASS" "see: kubectl get ingressclass" k get ingressclass "$INGRESS_CLASS"
  [ "$POD_MONITOR" = no ] || check PodMonitor "install the Prometheus Operator." k get crd podmonitors.monitoring.coreos.com
  [ "$TLS" != cert-manager ] || check Certificate "install cert-manager." k get crd certificates.cert-manager.io
  k get --raw /apis/metrics.k8s.io/v1beta1 >/dev/null 2>&1 || note "No answer from metrics-server: the autoscalers have no figures."
}

# Says whether the key on standard input is a certificate's. The empty passphrase keeps openssl from asking for one.
pair_fits() { # CERTIFICATE
  local public
  public=$(openssl x509 -noout -pubkey <<<"$1" 2>/dev/null) && [ -n "$public" ] && [ "$public" = "$(openssl pkey -pubout -passin pass: 2>/dev/null)" ]
}
# The certificate: from the cluster if it is there, else from the files.
check_certificate() {
  local from=tls.crt cert names name
  case $TLS in none | cert-manager) return ;; esac
  if present secret "$TLS_SECRET"; then
    from="secret $TLS_SECRET"
    cert=$(secret_value "$TLS_SECRET" tls.crt) || true
    check "tls.key of $from belongs to its tls.crt" "browsers would get the controller's own certificate: make it anew, from a pair." \
      pair_fits "$cert" < <(secret_value "$TLS_SECRET" tls.key 2>/dev/null)
  elif [ "$TLS" = exists ]; then
    others secret "$TLS_SECRET"
    return
  else
    cert=$(cat tls.crt 2>/dev/null) || true
    check "tls.key belongs to tls.crt" "put both into this folder, the key without a passphrase." pair_fits "$cert" < <(cat tls.key 2>/dev/null)
  fi
  names=$(openssl x509 -noout -text <<<"$cert" 2>/dev/null | grep -o 'DNS:[^, ]*' | cut -c5- | tr '[:upper:]' '[:lower:]') || true
  for name in "${TLS_NAMES[@]}"; do
    # A wildcard stands for one label.
    check "$from is for $name" "it is for '$names'." grep -Fqx -e "$name" -e "*.${name#*.}" <<<"$names"
  done
  name="$from is valid until $(openssl x509 -noout -enddate <<<"$cert" 2>/dev/null | cut -d= -f2)" || true
  check "$name" "get a new one." openssl x509 -noout -checkend 0 <<<"$cert"
  openssl x509 -noout -checkend 2592000 <<<"$cert" >/dev/null 2>&1 || note "$name: renew it in time."
}

# The private certificate authority, likewise. CA_TEXT keeps it.
check_authority() {
  CA_TEXT=$(kn get configmap "$CA_MAP" -o "jsonpath={.data.${CA_KEY//./\\.}}" 2>/dev/null) || true
  [ "$CA_TEXT$CA_EXISTS" != no ] || CA_TEXT=$(cat ca.crt 2>/dev/null) || true
  check "certificate authority" "configmap $CA_MAP, key $CA_KEY, or else ca.crt has to hold it." openssl x509 -noout <<<"$CA_TEXT"
}

check_release() { # NAME CHART FILE
  look_release "$1"
  ! foreign_release "$2" || bad "release $1 is of the chart $RELEASE_CHART: $FOREIGN"
}

show_chart() { helm show chart "$@" | grep -Fx "version: $CHART_VERSION"; }
check_chart() { # NAME CHART FILE
  local chart=$2
  case $CHART_SOURCE in
    repository) set -- "$chart" --repo "$CHART_LOCATION" --version "$CHART_VERSION" ;;
    oci) set -- "$CHART_LOCATION/$chart" --version "$CHART_VERSION" ;;
    *) set -- "$CHART_LOCATION/$chart-$CHART_VERSION.tgz" ;;
  esac
  check "chart $chart $CHART_VERSION" "it has to be in $CHART_LOCATION." show_chart "$@"
}

# What the identity provider says of itself under a name, in any JSON style.
said() { # NAME DOCUMENT
  local found
  found=$(tr '\n\r\t' ' ' <<<"$2" | grep -o "\"$1\" *: *\"[^\"]*\"" | sed '1!d; s/^[^:]*: *"//; s/"$//; s|\\/|/|g; s|\\u00\([2-7]\)|\\x\1|g') || true
  printf %b "$found" | tr -d '\000-\037\177-\237'
}

# Compares it with the answers, byte for byte.
check_discovery() { # WHERE DOCUMENT
  local name want=$ISSUER found
  for name in issuer jwks_uri; do
    found=$(said "$name" "$2")
    if [ -n "$found" ]; then
      check "$name, seen from $1" "the provider says '$found', the answers say '$want'. Correct the answers, letter by letter, and download again." \
        [ "$found" = "$want" ]
    else bad "$name, seen from $1: none came back. Is a proxy or a sign-in page in between?"; fi
    want=$JWKS_URI
  done
}

# Asks for a sign-in as oauth2-proxy will, and goes no further: many refuse an address that nobody registered at once (RFC 6749
# section 4.1.2.1, F-entra-errors), some only after the sign-in. The challenge is that of an empty verifier; nothing comes of it.
check_redirect() {
  local out what="redirect URI https://$PUBLIC_HOST/oauth2/callback"
  [ -n "${AUTHORIZATION_ENDPOINT:-}" ] || return 0
  if ! out=$(curl_provider -G -D - --data-urlencode response_type=code --data-urlencode "client_id=$CLIENT_ID" \
    --data-urlencode "redirect_uri=https://$PUBLIC_HOST/oauth2/callback" --data-urlencode scope=openid \
    --data-urlencode state=preflight --data-urlencode nonce=preflight --data-urlencode code_challenge_method=S256 \
    --data-urlencode code_challenge=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU "$AUTHORIZATION_ENDPOINT"); then
    note "$what: could not be looked at from here: ${out##*$'\n'}"
  elif refuses "$out"; then
    bad "$what: the provider refuses it, or the client ID. Register it letter by letter; IDP-ADMIN.md says where. ($WORDS)"
  else ok "$what: not refused before the sign-in"; fi
}

# What can be seen from here; pods may see something else.
check_outside() {
  local found status=0
  curl -s -o /dev/null --noproxy '*' -m 10 "https://$PUBLIC_HOST/" || status=$?
  # curl's number for a name that nobody knows.
  [ "$status" != 6 ] || note "$PUBLIC_HOST has no address yet, seen from here."
  [ "$SIGN_IN" = yes ] || return 0
  if found=$(curl_provider -f "${ISSUER%/}/.well-known/openid-configuration"); then
    check_discovery here "$found"
    check_redirect
  else note "The identity provider does not answer here: $found"; fi
}

stage_preflight() {
  NO_PROBES=${NO_PROBES:-no}
  step "Preflight: looks whether everything is there"
  case $DRY_RUN$NO_PROBES in
    nono) say "  It makes two test pods, perhaps in a temporary namespace, and removes them. It changes nothing else. --no-probes makes none." ;;
    *) say "  It changes nothing." ;;
  esac
  check_version kubectl 1.24 kubectl version --client
  check_version helm 3.8 helm version
  check_version openssl 1.0 openssl version
  check_version curl 7.55 curl --version
  check_version Kubernetes 1.27 k get --raw /version
  check_rights
  check_cluster
  releases check_release
  # The plan of the later stages says it too.
  named secrets || objects look_inside_if_there
  named database || look_inside_if_there configmap mek-config
  check_certificate
  [ -z "$CA_MAP" ] || check_authority
  releases check_chart
  see_size
  check_outside
  case $DRY_RUN$NO_PROBES in
    nono) probe_from_pods ;;
    no*) skip "checks from pods, as you asked" ;;
    *) skip "checks from pods: a dry run makes none" ;;
  esac
  stop_if_failed preflight
}
