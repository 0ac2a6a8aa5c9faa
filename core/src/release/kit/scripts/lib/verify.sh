# The stage verify: looks whether what has to be there is there, and works as far as a script can see.
# shellcheck shell=bash

stage_verify() {
  local name found way="sign in at https://$PUBLIC_HOST in a private window, and with the CLI"
  step "Verify"
  if [ "$DRY_RUN" = yes ]; then skip "a dry run installs nothing"; return; fi
  releases verify_release
  verify_key
  objects look_inside_running
  # shellcheck disable=SC2086 # three words without spaces
  for name in "${WORKLOADS[@]}"; do verify_workload $name; done
  for name in "${SERVICES[@]}"; do
    found=$(kn get service "$name" --ignore-not-found -o 'jsonpath={.spec.ports[*].port}')
    about service "$name"
    case " $found " in *' 80 '*) ok "port 80" ;; *) bad "it is missing, or has no port 80." ;; esac
  done
  for name in ${INGRESSES[@]+"${INGRESSES[@]}"}; do verify_ingress "$name"; done
  [ "$TLS" = none ] || verify_date
  [ "$INGRESS" = no ] || verify_address
  about
  stop_if_failed verify
  case ${THROW_AWAY:-no}$INGRESS$SIGN_IN in yesnono) way="look at it by the port-forward commands" ;; esac
  say "
What only you can see; README.md says how:
  - $way
  - make yourself the first administrator; map roles
  - storage for logs and data; backend operator"
}

verify_release() { # NAME CHART FILE
  about release "$1"
  look_release "$1"
  case $RELEASE_STATE:$RELEASE_CHART in
    :*) bad "it is missing." ;;
    deployed:*-"$CHART_VERSION") if foreign_release "$2"; then bad "it is of the chart $RELEASE_CHART."; else ok "$RELEASE_CHART"; fi ;;
    deployed:*) bad "it is of the chart $RELEASE_CHART, the answers say $CHART_VERSION: ./install.sh charts" ;;
    *) bad "it is $RELEASE_STATE. What happened:$(spelt h history "$1" -n "$NAMESPACE")" ;;
  esac
}
verify_key() {
  about key
  if ! exists configmap mek-config; then bad "configmap mek-config is missing: pods that start now find no key. Put the key of the database back. $KEY_BACK$(key_back)"
  elif key_fits; then ok "$(kn get configmap mek-config -o 'jsonpath={.data.mek\.yaml}' | fingerprints_of_keys | tr '\n' ' ')"
  else bad "configmap mek-config: OSMO cannot read its keys. $(key_again)"; fi
}
# An image of the bundle with another tag than in its list is another version.
verify_images() { # DEPLOYMENT
  local image
  about image "$1"
  for image in $(kn get deployment "$1" --ignore-not-found -o 'jsonpath={.spec.template.spec.containers[*].image}'); do
    if grep -Fq "image: \"$image\"" preflight/images.yaml; then continue; fi
    if grep -Fq "image: \"${image%:*}:" preflight/images.yaml; then bad "it runs $image, the answers name another tag."
    else note "it runs $image, which is not in the list of this bundle."; fi
  done
}

verify_workload() { # DEPLOYMENT CONTAINERS
  local available awaited pods name
  about deployment "$1"
  available=$(kn get deployment "$1" --ignore-not-found -o 'jsonpath={.status.availableReplicas}')
  awaited=$(kn get deployment "$1" --ignore-not-found -o 'jsonpath={.status.unavailableReplicas}')
  pods=$(kn get pods -l "app=$1" -o 'jsonpath={range .items[*]}{.metadata.name}|{.metadata.deletionTimestamp}|{.status.containerStatuses[*].ready}|{.status.containerStatuses[*].state.waiting.reason}{"\n"}{end}')
  # Pods on their way out do not count.
  pods=$(awk -F'|' -v all="$2" '$1 && !$2 { up = gsub(/true/, "", $3); if (up != all) print "\n          " $1, up "/" all, $4 }' <<<"$pods")
  if [ "${available:-0}" = 0 ] || [ -n "$pods" ]; then
    bad "${available:-0} pods are available.$pods
          See: kubectl --context $CONTEXT -n $NAMESPACE logs deployment/$1 --all-containers --tail=30"
  elif [ "${awaited:-0}" != 0 ]; then
    # Pods of before may run on while none of the new ones can be made: a quota, or Pod Security.
    bad "$available pods are available, $awaited more are not. Why:$(spelt kn get events --field-selector type=Warning)"
  else ok "$available pods, each $2/$2"; fi
  verify_images "$1"
  pods=$(kn get pods -l "app=$1" -o 'jsonpath={range .items[*]}{.metadata.name}|{.status.containerStatuses[*].restartCount}{"\n"}{end}')
  while read -r name pods; do
    about restarts "$name"
    note "a container restarted $pods times. Why:$(spelt kn logs "$name" --all-containers --previous --tail=30)"
  done < <(awk -F'|' '{ n = split($2, all, " "); for (i = 1; i <= n; i++) if (all[i] > 4) print $1, all[i] }' <<<"$pods")
}

verify_ingress() {
  local found
  about ingress "$1"
  found=$(kn get ingress "$1" --ignore-not-found -o 'jsonpath={.spec.ingressClassName} | {.spec.rules[*].host} | {.status.loadBalancer.ingress[*].ip}{.status.loadBalancer.ingress[*].hostname}')
  case $found in
    "$INGRESS_CLASS |"*" $PUBLIC_HOST "*"| ") note "it has no address yet" ;;
    "$INGRESS_CLASS |"*" $PUBLIC_HOST "*) ok "$found" ;;
    *) bad "it is missing, or is not for $INGRESS_CLASS and $PUBLIC_HOST: $found" ;;
  esac
}

verify_date() {
  local cert date
  about certificate
  cert=$(secret_value "$TLS_SECRET" tls.crt) || cert=''
  date=$(openssl x509 -noout -enddate <<<"$cert") || { bad "secret $TLS_SECRET holds no certificate."; return; }
  if openssl x509 -noout -checkend 0 <<<"$cert" >/dev/null; then ok "until ${date#*=}"; else bad "it ended on ${date#*=}."; fi
}

verify_address() {
  local answer status=0
  about address
  answer=$(curl -fsS -m 20 "https://$PUBLIC_HOST/api/version" 2>&1) || status=$?
  case $status in
    0)
      ok "https://$PUBLIC_HOST/api/version: $answer"
      [ "$SIGN_IN" = no ] || verify_path
      ;;
    6) note "$PUBLIC_HOST has no address in DNS here. Point it at the ingress." ;;
    *) bad "https://$PUBLIC_HOST/api/version: $answer" ;;
  esac
}
