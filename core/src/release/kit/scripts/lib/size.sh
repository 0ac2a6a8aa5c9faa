# What the charts ask the cluster for, added up from what they render to with these values.
# shellcheck shell=bash

# For awk, which reads rendered charts: CPU and memory of all Deployments at their fewest and at their most pods.
IFS= read -r -d '' ADD_UP <<'EOS' || true
function cpus(text) { return text ~ /m$/ ? text / 1000 : text + 0 }
function mebibytes(text,   at) {
  at = index("KiMiGiTi", substr(text, length(text) - 1))
  if (text ~ /[KMGT]i$/) return text * (at == 1 ? 1 / 1024 : at == 3 ? 1 : at == 5 ? 1024 : 1048576)
  if (text ~ /[kMGT]$/) return text * (text ~ /k$/ ? 1e3 : text ~ /M$/ ? 1e6 : text ~ /G$/ ? 1e9 : 1e12) / 1048576
  return text / 1048576
}
function value(line) { sub(/^[^:]*: */, "", line); gsub(/["' ]|#.*/, "", line); return line }
function keep() {
  if (kind == "Deployment") { cpu[name] = c; mem[name] = m; if (!(name in least)) least[name] = most[name] = count }
  if (kind == "HorizontalPodAutoscaler") { least[target] = low; most[target] = high }
  kind = name = target = ""; c = m = 0; count = low = high = 1; asks = -1
}
/^---/ { keep(); next }
/^kind: / { kind = value($0); next }
/^  name: / && name == "" { name = value($0) }
/^  replicas: / { count = value($0) }
/^  minReplicas: / { low = value($0) }
/^  maxReplicas: / { high = value($0) }
/^    name: / && kind ~ /Autoscaler$/ && target == "" { target = value($0) }
kind == "Deployment" {
  match($0, /^ */)
  if ($0 ~ /^ *requests: *$/) { asks = RLENGTH; next }
  if (asks >= 0 && RLENGTH <= asks && $0 !~ /^ *$/) asks = -1
  if (asks >= 0 && $0 ~ /^ *cpu: /) c += cpus(value($0))
  if (asks >= 0 && $0 ~ /^ *memory: /) m += mebibytes(value($0))
}
END {
  keep()
  for (name in cpu) {
    pods += least[name]; more += most[name]
    c1 += least[name] * cpu[name]; c2 += most[name] * cpu[name]; m1 += least[name] * mem[name]; m2 += most[name] * mem[name]
  }
  if (pods) printf "%d pods ask for %.2f CPU and %.1f GiB; grown to %d pods, for %.2f CPU and %.1f GiB\n", pods, c1, m1 / 1024, more, c2, m2 / 1024
}
EOS

# Renders one chart. What helm says of values that do not fit is the whole message.
render() { # NAME CHART FILE
  local out name=$1 file=$3
  case $CHART_SOURCE in
    repository) set -- "$2" --repo "$CHART_LOCATION" --version "$CHART_VERSION" ;;
    oci) set -- "$CHART_LOCATION/$2" --version "$CHART_VERSION" ;;
    *) set -- "$CHART_LOCATION/$2-$CHART_VERSION.tgz" ;;
  esac
  if out=$(cleaned helm template "$name" "$@" -n "$NAMESPACE" -f "$file" 2>&1); then RENDERED=$RENDERED$'\n---\n'$out
  else bad "$file does not fit its chart: $out"; fi
}
see_size() {
  local found
  RENDERED=''
  releases render
  found=$(printf '%s\n' "$RENDERED" | awk "$ADD_UP")
  [ -z "$found" ] || note "In all $found. Nodes, and a quota of the namespace, have to have room."
}
