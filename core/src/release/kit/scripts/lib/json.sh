# What verify found, as one JSON document for machines.
# shellcheck shell=bash

TAIL=[$'\200'-$'\277']
# Makes a JSON string of any text, in WORD. Bytes that are no UTF-8 become question marks. In a trap, a bare return fails.
json() { # TEXT
  local rest sign size
  plain "${1:0:4000}"
  rest=$PLAIN WORD=''
  case $rest in *[!A-Za-z0-9\ .,:/@_=-]*) ;; *) WORD="\"$rest\""; return 0 ;; esac
  while [ -n "$rest" ]; do
    sign=${rest:0:1} size=1
    case $rest in
      '"'* | "\\"*) sign="\\$sign" ;;
      $'\n'*) sign='\n' ;;
      $'\t'*) sign='\t' ;;
      [$'\001'-$'\177']*) ;;
      [$'\302'-$'\337']$TAIL*) size=2 ;;
      $'\340'[$'\240'-$'\277']$TAIL* | $'\355'[$'\200'-$'\237']$TAIL*) size=3 ;;
      [$'\341'-$'\354'$'\356'$'\357']$TAIL$TAIL*) size=3 ;;
      $'\360'[$'\220'-$'\277']$TAIL$TAIL* | $'\364'[$'\200'-$'\217']$TAIL$TAIL*) size=4 ;;
      [$'\361'-$'\363']$TAIL$TAIL$TAIL*) size=4 ;;
      *) sign='?' ;;
    esac
    [ $size = 1 ] || sign=${rest:0:size}
    WORD=$WORD$sign rest=${rest:size}
  done
  WORD="\"$WORD\""
}

add_row() { # RESULT TEXT
  local row
  json "$CHECK"; row="{\"name\": $WORD"
  json "$SUBJECT"; row="$row, \"subject\": $WORD"
  json "$1"; row="$row, \"result\": $WORD"
  json "$2"; ROWS="$ROWS${ROWS:+,}
    $row, \"text\": $WORD}"
}

# Prints the document to where standard output was. Its result is ok, failed, or stopped: not all was looked at.
document() { # EXIT STATUS
  local result=stopped head name
  case $1:$LAST in 0:*) result=ok ;; *:verify:*) result=failed ;; esac
  head="\"format\": 1"
  for name in "host $PUBLIC_HOST" "context $CONTEXT" "namespace $NAMESPACE" "tag $OSMO_TAG" "message $LAST"; do
    json "${name#* }"
    head="$head, \"${name%% *}\": $WORD"
  done
  json "$(date -u +%FT%TZ)"
  printf '{%s, "at": %s, "result": "%s", "exit": %s, "failed": %s, "checks": [%s]}\n' \
    "$head" "$WORD" "$result" "$1" "$FAILED" "$ROWS${ROWS:+
  }" >&4
}
