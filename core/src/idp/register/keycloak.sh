KCADM=${KCADM:-kcadm.sh}
if ! "$KCADM" get "realms/$REALM" --fields realm > /dev/null; then
  echo "Sign in first, it asks for the password: $KCADM config credentials --server $SERVER --realm master --user admin" >&2
  echo "A realm that is not there yet: Create realm in the console, with keycloak-realm.json as its file." >&2
  exit 1
fi
"$KCADM" create partialImport -r "$REALM" -s ifResourceExists=SKIP -o -f "$(dirname "$0")/keycloak-realm.json"
id=$("$KCADM" get clients -r "$REALM" -q "clientId=$BROWSER_CLIENT" --fields id --format csv --noquotes)
[ -n "$id" ] || { echo "The client $BROWSER_CLIENT is not in the realm: look in the console." >&2; exit 1; }
"$KCADM" get "clients/$id/client-secret" -r "$REALM" --fields value --format csv --noquotes > client-secret.txt
came_back client-secret.txt
echo "Clients $BROWSER_CLIENT and $DEVICE_CLIENT are there; the secret of the first is in client-secret.txt."
echo "Left: give people the client roles osmo-user or osmo-admin of both clients: Users, the person, Role mapping, Assign role."
