# The stage verify: looks whether what has to be there is there, and works as far as a script can see.
# shellcheck shell=bash

stage_verify() {
  local name found
  step "Verify"
  if [ "$DRY_RUN" = yes ]; then skip "a dry run installs nothing"; return; fi
  # shellcheck disable=SC2086 # three words without spaces
  for name in "${WORKLOADS[@]}"; do verify_workload $name; done
  for name in "${SERVICES[@]}"; do
    found=$(kn get service "$name" --ignore-not-found -o 'jsonpath={.spec.ports[*].port}')
    case " $found " in *' 80 '*) ok "service $name" ;; *) bad "service $name is missing, or has no port 80." ;; esac
  done
  for name in ${INGRESSES[@]+"${INGRESSES[@]}"}; do verify_ingress "$name"; done
  [ "$TLS" = none ] || verify_date
  [ "$INGRESS" = no ] || verify_address
  stop_if_failed verify
  say "
What only you can see; README.md says how:
  - sign in at https://$PUBLIC_HOST in a private window, and with the CLI
  - make yourself the first administrator; map roles
  - storage for logs and data; backend operator"
}

verify_workload() { # DEPLOYMENT CONTAINERS
  local available pods
  available=$(kn get deployment "$1" --ignore-not-found -o 'jsonpath={.status.availableReplicas}')
  pods=$(kn get pods -l "app=$1" -o 'jsonpath={range .items[*]}{.metadata.name}|{.metadata.deletionTimestamp}|{.status.containerStatuses[*].ready}|{.status.containerStatuses[*].state.waiting.reason}{"\n"}{end}')
  # Pods on their way out do not count.
  pods=$(awk -F'|' -v all="$2" '$1 && !$2 { up = gsub(/true/, "", $3); if (up != all) print "\n          " $1, up "/" all, $4 }' <<<"$pods")
  if [ "${available:-0}" = 0 ] || [ -n "$pods" ]; then
    bad "deployment $1: ${available:-0} pods are available.$pods
          See: kubectl --context $CONTEXT -n $NAMESPACE logs deployment/$1 --all-containers --tail=30"
  else ok "deployment $1: $available pods, each $2/$2"; fi
}

verify_ingress() {
  local found
  found=$(kn get ingress "$1" --ignore-not-found -o 'jsonpath={.spec.ingressClassName} | {.spec.rules[*].host} | {.status.loadBalancer.ingress[*].ip}{.status.loadBalancer.ingress[*].hostname}')
  case $found in
    "$INGRESS_CLASS |"*" $PUBLIC_HOST "*"| ") note "ingress $1 has no address yet" ;;
    "$INGRESS_CLASS |"*" $PUBLIC_HOST "*) ok "ingress $1: $found" ;;
    *) bad "ingress $1 is missing, or is not for $INGRESS_CLASS and $PUBLIC_HOST: $found" ;;
  esac
}

verify_date() {
  local cert date
  cert=$(secret_value "$TLS_SECRET" tls.crt) || cert=''
  date=$(openssl x509 -noout -enddate <<<"$cert") || { bad "secret $TLS_SECRET holds no certificate."; return; }
  if openssl x509 -noout -checkend 0 <<<"$cert" >/dev/null; then ok "certificate until ${date#*=}"; else bad "The certificate ended on ${date#*=}."; fi
}

verify_address() {
  local answer status=0
  answer=$(curl -fsS -m 20 "https://$PUBLIC_HOST/api/version" 2>&1) || status=$?
  case $status in
    0) ok "https://$PUBLIC_HOST/api/version: $answer" ;;
    6) note "$PUBLIC_HOST has no address in DNS here. Point it at the ingress." ;;
    *) bad "https://$PUBLIC_HOST/api/version: $answer" ;;
  esac
}
