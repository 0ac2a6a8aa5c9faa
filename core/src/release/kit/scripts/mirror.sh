#!/usr/bin/env bash
# Copies images and charts to where the cluster takes them from. Needs no cluster.
set -euo pipefail +ax
umask 077
BEGAN_IN=$PWD
CDPATH='' cd -- "$(dirname -- "$0")"
. ./site.sh
. ./lib/common.sh
NGC=https://helm.ngc.nvidia.com/nvidia/osmo

usage() {
  cat <<'EOS'
./mirror.sh [--dry-run] copy | pull FOLDER | push FOLDER | list

copy brings every image and chart to the mirror. Where nothing reaches both sides: pull into a folder, push from it.
Sign in first: skopeo login nvcr.io, skopeo login MIRROR; for charts helm registry login MIRROR.
After a failure run it again: what is there with the same digest is passed over.
images.lock then names every image with its digest.
EOS
}

no() { say "$*"; return 1; }
# Digest of an image, or of a list of images for several platforms.
digest() { # REFERENCE
  local sum
  sum=$(cleaned skopeo inspect --raw "$1" </dev/null | openssl dgst -sha256) || return
  sum=${sum##* }
  # Of a program that prints nothing all images would have the same.
  case ${#sum}:$sum in 64:*[!0-9a-f]*) return 1 ;; 64:*) printf 'sha256:%s' "$sum" ;; *) return 1 ;; esac
}

# Copies unless the same is there. The digests have to agree afterwards.
transfer() { # FROM TO NAME-IN-THE-LOCK
  local want=unknown have=''
  if [ "$DRY_RUN" = no ]; then
    want=$(digest "$1") || return
    have=$(digest "$2" 2>/dev/null) || true
  fi
  if [ "$have" = "$want" ]; then ok "is there: $2"
  else
    change skopeo copy --all --preserve-digests "$1" "$2" </dev/null || return
    [ "$DRY_RUN" = no ] || return 0
    have=$(digest "$2") || return
    [ "$have" = "$want" ] || no "$2 has the digest $have, not $want: do not use it." || return
  fi
  echo "$3@$want" >>"$LOCK.part"
}

image() { # SOURCE DESTINATION
  local kept
  kept=dir:$FOLDER/$(tr /:@ +=, <<<"$1")
  # It is pulled from where it is published.
  [ "$1" != "$2" ] || { note "no mirror: $1"; return; }
  case $COMMAND in
    copy) transfer "docker://$1" "docker://$2" "$2" ;;
    pull) transfer "docker://$1" "$kept" "$1" ;;
    push)
      [ "$DRY_RUN" = yes ] || grep -Fqx "$1@$(digest "$kept")" "$FOLDER/images.lock" ||
        no "$kept is not what was pulled: pull it again." || return
      transfer "$kept" "docker://$2" "$2"
      ;;
  esac
}

has_chart() { helm show chart "$@" 2>/dev/null | grep -Fx "version: $CHART_VERSION" >/dev/null; }
chart() { # NAME
  local file=$CHARTS/$1-$CHART_VERSION.tgz
  case $COMMAND:$CHART_SOURCE in
    copy:repository) return ;;
    copy:oci | push:oci) ! has_chart "$CHART_LOCATION/$1" --version "$CHART_VERSION" || { ok "is there: $CHART_LOCATION/$1"; return; } ;;
  esac
  if has_chart "$file"; then ok "is there: $file"
  elif [ "$COMMAND" != push ]; then change helm pull "$1" --repo "$NGC" --version "$CHART_VERSION" -d "$CHARTS" || return
  elif [ "$DRY_RUN" = no ]; then no "$file is missing or damaged: pull it again." || return; fi
  case $COMMAND:$CHART_SOURCE in
    pull:*) ;;
    *:oci) change helm push "$file" "$CHART_LOCATION" ;;
    push:archive) change cp "$file" "$CHART_LOCATION/" ;;
    push:*) note "bring $file to $CHART_LOCATION" ;;
  esac
}

COMMAND='' FOLDER=''
for word in "$@"; do
  case $COMMAND:$word in
    *:--dry-run) DRY_RUN=yes ;;
    :copy | :pull | :push | :list) COMMAND=$word ;;
    pull:[!-]* | push:[!-]*) FOLDER=$word ;;
    *:--help | *:-h) usage; exit ;;
    *)
      say "'$word' is not understood." >&2
      usage >&2
      exit 2
      ;;
  esac
done
case $COMMAND:$FOLDER in
  copy: | list: | pull:/* | push:/*) ;;
  pull:?* | push:?*) FOLDER=$BEGAN_IN/$FOLDER ;;
  *)
    [ -z "$COMMAND" ] || say "$COMMAND needs a folder: ./mirror.sh $COMMAND FOLDER" >&2
    usage >&2
    exit 2
    ;;
esac
check_site
IMAGES=()
while read -r source target || [ -n "$source" ]; do
  case $source in '' | '#'*) continue ;; esac
  for word in "$source" "$target"; do
    case $word in '' | [!A-Za-z0-9]* | *[!A-Za-z0-9._:/@-]*) die "images.txt: '$word' is no image. Nothing was copied." ;; esac
  done
  IMAGES+=("$source $target")
done <images.txt
if [ "$COMMAND" = list ]; then
  printf '%s\n' "${IMAGES[@]}" "charts $CHART_VERSION: $NGC $CHART_LOCATION"
  exit
fi
for word in skopeo helm openssl; do
  command -v "$word" >/dev/null || die "$word is missing on this computer: install it. skopeo has to be 1.6 or later, helm 3.8 or later."
done
CHARTS=${FOLDER:+$FOLDER/}charts LOCK=images.lock
[ "$COMMAND" != pull ] || LOCK=$FOLDER/images.lock
[ "$COMMAND$CHART_SOURCE" != copyarchive ] || CHARTS=$CHART_LOCATION
if [ "$DRY_RUN" = no ]; then
  mkdir -p "$CHARTS"
  [ "$CHART_SOURCE" != archive ] || mkdir -p "$CHART_LOCATION"
  rm -f "$LOCK.part"
  : >"$LOCK.part"
fi
for word in "${IMAGES[@]}"; do image "${word% *}" "${word#* }" || bad "${word% *}"; done
for word in "${RELEASES[@]}" "- backend-operator -"; do
  read -r _ word _ <<<"$word"
  chart "$word" || bad "chart $word"
done
[ "$FAILED" = 0 ] || die "$FAILED failed. Run this again: it goes on from there."
[ "$DRY_RUN" = yes ] || mv "$LOCK.part" "$LOCK"
