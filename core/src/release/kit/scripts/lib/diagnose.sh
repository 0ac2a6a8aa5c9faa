# An archive for support: what there is to see of an installation, and no secret. It only looks.
# shellcheck shell=bash

# Keeps what a command says, masked, in a file of the archive. That it fails is worth knowing, too.
keep() { # FILE COMMAND...
  { "${@:2}" 2>&1 || printf '(this failed)\n'; } | masked >"$FOLDER/$1" || die "$FOLDER/$1 cannot be written, see above."
}
# One command with its own words above what it says.
under() { # COMMAND...
  printf '\n$%s\n' "$(spelt "$@")"
  "$@" || printf '(this failed)\n'
}

seen_here() {
  local name
  printf '%s\n' "made $(date -u +%FT%TZ)" "host $PUBLIC_HOST" "context $CONTEXT" "namespace $NAMESPACE" \
    "image tag $OSMO_TAG, charts $CHART_VERSION" "bundle made by $TOOL_VERSION, format $BUNDLE_FORMAT" "bash $BASH_VERSION"
  # That it is set; an address of a proxy may hold a password.
  for name in KUBECONFIG http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
    [ -z "${!name:-}" ] || printf '%s is set\n' "$name"
  done
  under uname -sm
  under kubectl version --client
  under helm version
  under openssl version
  under curl --version
}
seen_releases() {
  under h list -n "$NAMESPACE" --deployed --failed --pending --uninstalling --uninstalled
  releases seen_release
}
# Values may be anybody's: neither `helm get values` nor status in JSON, which holds them.
seen_release() { # NAME CHART FILE
  under h history "$1" -n "$NAMESPACE" --max 20
  under h status "$1" -n "$NAMESPACE" | sed '/^NOTES:/,$d'
}
seen_objects() {
  local kind
  under k get --raw /version
  under k get nodes
  under k get namespace "$NAMESPACE" --show-labels
  for kind in deployments replicasets pods services endpoints ingresses horizontalpodautoscalers jobs networkpolicies \
    serviceaccounts persistentvolumeclaims resourcequotas limitranges; do under kn get "$kind" -o wide; done
}
# Names and sizes; no value leaves kubectl. A fingerprint of a password would help to guess it, one of 32 random bytes does not.
# shellcheck disable=SC2016
seen_names() {
  kn get secrets -o 'go-template={{range .items}}secret {{.metadata.name}} ({{.type}}){{"\n"}}{{range $key, $value := .data}}  {{$key}} ({{len (base64decode $value)}} bytes){{"\n"}}{{end}}{{end}}' ||
    printf '(this failed)\n'
  kn get configmaps -o 'go-template={{range .items}}configmap {{.metadata.name}}{{"\n"}}{{range $key, $value := .data}}  {{$key}} ({{len $value}} bytes){{"\n"}}{{end}}{{end}}' ||
    printf '(this failed)\n'
  printf 'master encryption keys, name and SHA-256 of the 32 bytes:\n'
  kn get configmap mek-config --ignore-not-found -o 'jsonpath={.data.mek\.yaml}' | fingerprints_of_keys
}

# Takes the values of the environment out of what kubectl describes; of references it says the names.
IFS= read -r -d '' WITHOUT_VALUES <<'EOS' || true
{
  match($0, /^ */)
  depth = RLENGTH
  if (inside && depth > level) {
    if (match($0, /^ *[^ :=]+: +<set to the /)) print
    else if (match($0, /^ *[A-Za-z_][^ :]*:/)) print substr($0, 1, RLENGTH) " (not shown)"
    next
  }
  inside = 0
  if ($0 ~ /^ *Environment: *$/) { inside = 1; level = depth }
  print
}
EOS
seen_pods() {
  local kind
  for kind in pods jobs ingresses horizontalpodautoscalers; do under kn describe "$kind"; done | awk "$WITHOUT_VALUES"
}
seen_events() { kn get events --sort-by=.lastTimestamp -o wide | tail -n 300; }
seen_verify() { (stage_verify); }

# Ours are the pods of the Deployments and of our Jobs; the namespace may hold others' too.
keep_logs() {
  local pod app job containers name count=0
  mkdir "$FOLDER/logs"
  while IFS='|' read -r pod app job containers; do
    case "$app|$job|$pod" in
      *'|osmo-db-'* | *'|osmo-preflight'*) ;;
      ?*) case " ${WORKLOADS[*]} " in *" $app "*) ;; *) continue ;; esac ;;
    esac
    count=$((count + 1))
    [ "$count" -le 40 ] || { note "logs of $pod and of the pods after it are left out"; break; }
    for name in $containers; do
      keep "logs/$pod.$name.txt" kn logs "$pod" -c "$name" --tail=300 --timestamps --request-timeout=30s
      keep "logs/$pod.$name.before.txt" kn logs "$pod" -c "$name" --tail=100 --timestamps --previous --request-timeout=30s
    done
  done < <(kn get pods -o 'jsonpath={range .items[*]}{.metadata.name}|{.metadata.labels.app}|{.metadata.labels.job-name}|{.spec.initContainers[*].name} {.spec.containers[*].name}{"\n"}{end}')
}

leave_nothing() {
  local status=$?
  rm -rf "./$FOLDER" "./$FOLDER.tar.gz.part"
  return "$status"
}
command_diagnose() {
  step "Diagnosis: looks, and changes nothing"
  name_folder support
  MASKS='' ADMIN_WANTED=no
  if [ "$DRY_RUN" = yes ]; then say "  $FOLDER.tar.gz: states, events, logs and names, without secrets"; return; fi
  command -v tar >/dev/null || die "tar is missing on this computer: install it."
  mkdir "$FOLDER" || die "$FOLDER cannot be made, see above: can this folder be written to?"
  trap leave_nothing EXIT
  if ! k get --raw /version --request-timeout=15s >/dev/null; then
    note "The cluster does not answer: only what is on this computer is kept."
  else
    if know_masks; then
      say "  reading logs"
      keep_logs
    else note "You may not read the Secrets: without them nothing can be masked, so the logs are left out."; fi
    keep releases.txt seen_releases
    keep objects.txt seen_objects
    keep names.txt seen_names
    keep pods.txt seen_pods
    keep events.txt seen_events
    say "  verify, which takes a moment"
    keep verify.txt seen_verify
  fi
  keep about.txt seen_here
  keep answers.txt cat site.sh
  keep install.txt tail -n 2000 install.log
  tar -czf "$FOLDER.tar.gz.part" "$FOLDER" || die "$FOLDER.tar.gz cannot be written, see above."
  mv "$FOLDER.tar.gz.part" "$FOLDER.tar.gz"
  ok "$FOLDER.tar.gz: no value of a Secret, no key, no value of an environment variable"
  note "Names of hosts, people and objects are in it. Look through it before you send it: tar -tzf $FOLDER.tar.gz"
}
