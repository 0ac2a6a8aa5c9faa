# Takes Helm releases back to earlier revisions. Named revisions only: "the one before" would be another one at a second run.
# shellcheck shell=bash

# The revisions that helm still knows, a line each: number, status, chart, and to what it was a way back, if it was.
revisions() { # RELEASE
  h history "$1" -n "$NAMESPACE" --max 256 -o json | awk '
    function field(name, text) {
      if (!match(text, "\"" name "\":\"[^\"]*\"")) return "-"
      return substr(text, RSTART + length(name) + 4, RLENGTH - length(name) - 5)
    }
    { gsub(/\{"revision":/, "\n&"); all = all $0 }
    END {
      count = split(all, rows, "\n")
      for (i = 2; i <= count; i++) {
        back = "-"
        if (match(rows[i], /"description":"Rollback to [0-9]+"/)) back = substr(rows[i], RSTART + 27, RLENGTH - 28)
        match(rows[i], /:[0-9]+/)
        print substr(rows[i], RSTART + 1, RLENGTH - 1), field("status", rows[i]), field("chart", rows[i]), back
      }
    }'
}
# FOUND: its revisions. LATEST, STATE and BACK: of the last one.
look_back() { # RELEASE
  FOUND=$(revisions "$1") || die "helm cannot look for release $1, see above."
  [ -n "$FOUND" ] || die "Release $1 is not there: nothing to go back to."
  read -r LATEST STATE _ BACK <<<"${FOUND##*$'\n'}"
}
# The revision that was asked for; empty if none was.
wanted() { # RELEASE
  local word
  for word in $PAIRS; do case $word in "$1="*) printf %s "${word#*=}" ;; esac; done
}

show_back() { # NAME CHART FILE
  local good
  look_back "$1"
  say "  $1, revisions and charts:"
  while read -r LATEST STATE BACK _; do say "    $LATEST $STATE $BACK"; done <<<"$FOUND"
  good=$(sed '$d' <<<"$FOUND" | awk '$2 == "superseded" { last = $1 } END { print last }')
  [ -z "$good" ] || HINT="$HINT $1=$good"
}
plan_back() { # NAME CHART FILE
  local to
  to=$(wanted "$1")
  [ -n "$to" ] || return 0
  look_release "$1"
  ! foreign_release "$2" || die "release $1 is of the chart $RELEASE_CHART: $FOREIGN"
  look_back "$1"
  if is_back "$to"; then say "  release $1: is at revision $to, stays"
  elif grep "^$to " <<<"$FOUND" >/dev/null; then say "  release $1: from revision $LATEST ($STATE) back to $to, chart $(awk -v to="$to" '$1 == to { print $3 }' <<<"$FOUND")"
  else die "Release $1 has no revision $to any more. There are: $(awk '{ printf "%s%s", (NR > 1 ? ", " : ""), $1 }' <<<"$FOUND"). Nothing was changed."; fi
}
is_back() { # REVISION
  case $STATE:$LATEST:$BACK in deployed:"$1":* | deployed:*:"$1") ;; *) false ;; esac
}
go_back() { # NAME CHART FILE
  local to
  to=$(wanted "$1")
  [ -n "$to" ] || return 0
  look_back "$1"
  if is_back "$to"; then
    ok "release $1 is at revision $to"
    return
  fi
  set -- "$1" "$to"
  ! applies_on_server || set -- "$@" --server-side=true --force-conflicts
  change h rollback "$@" -n "$NAMESPACE" --timeout "$TIMEOUT"
  wait_for_release "$1"
}

command_rollback() {
  local word name seen=' '
  HINT='' ADMIN_WANTED=no
  for word in $PAIRS; do
    name=${word%%=*}
    case $seen in *" $name "*) die "$name is named twice: which revision? Nothing was changed." ;; esac
    seen="$seen$name "
    case " ${RELEASES[*]%% *} " in *" $name "*) ;; *) die "There is no release $name. There are: ${RELEASES[*]%% *}. Nothing was changed." ;; esac
  done
  step "Rollback"
  if [ -z "$PAIRS" ]; then
    releases_back show_back
    [ -z "$HINT" ] || say "  To those that helm brought up before these: ./install.sh rollback$HINT"
    return
  fi
  releases_back plan_back
  note "The database is not taken back. If its data is damaged: restore it, with the key of its time."
  if [ "$DRY_RUN" = no ] && [ "$ASSUME_YES" = no ]; then confirm yes; fi
  releases_back go_back
  [ "$DRY_RUN" = no ] || return 0
  restart_all_stale
  ok "gone back. Now ./install.sh verify of the bundle of that time."
}
