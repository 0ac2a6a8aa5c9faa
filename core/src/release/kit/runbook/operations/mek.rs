//! A second master encryption key beside the first (F-mek-file, F-mek-mounts).
//!
//! Two rounds, each with a restart: `DynamicConfig.deserialize` (postgres.py) takes a value whose key it does not know for
//! plain text and encrypts it again (F-mek-two-rounds). So every pod has to know the new key before one uses it.

use super::six;
use super::task::{Task, always, healthy, nobody};
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;

/// Returns a name for the new key that differs from the first one's.
fn next(current: &str) -> &'static str {
    if current == "key2" { "key3" } else { "key2" }
}

pub(super) static KEY: Task = Task {
    file: "operations/master-key.md",
    title: "Master encryption key",
    has: always,
    long: "40 minutes: two rounds of restarts, a backup before each",
    notices: nobody,
    before: |page, c| {
        healthy(page, c);
        page.p("Then a backup, which has to end well:");
        page.sh("./install.sh backup");
    },
    work,
    check: |page, c| {
        page.sh("./install.sh verify\n. lib/functions.sh && mek_get | mek_fingerprints");
        page.p("Expect no FAILED, and both names at the end. Back up again, and put the new key into the vault beside the old one.");
        page.p(&format!(
            "**Never delete {}.** OSMO's settings and its signing key need it for ever. Without it OSMO takes them for plain text and \
             encrypts them again: they are lost [not tested].",
            c.plan.deployment().mek.current_mek
        ));
    },
    back: |page, c| {
        page.p("The old key becomes the current one. The new one stays: something may have been written with it.");
        page.sh(&current(c, &c.plan.deployment().mek.current_mek));
    },
};

/// Makes a key that is there the current one.
fn current(c: &Context<'_>, kid: &str) -> String {
    format!(
        r#". lib/functions.sh && (
  kid={kid}
  if ! mek_get | grep -q "^ .*$kid"; then echo "$kid is missing." >&2; exit 1; fi
  mek_get | sed "s/^currentMek:.*/currentMek: \"$kid\"/" | mek_put
) && osmo_restart {}"#,
        six(c)
    )
}

fn work(page: &mut Page, c: &Context<'_>) {
    let (six, kid) = (six(c), next(&c.plan.deployment().mek.current_mek));
    page.p(&format!(
        "Six Deployments read the key (MEK) at their start only. The new key is called {kid}. If that name was used before, \
         write another one after `kid=` in both blocks. Round one, all six learn it:"
    ));
    page.sh(&format!(
        r#". lib/functions.sh && (
  set +ax; unset old key jwk line keys; kid={kid}
  old=$(mek_get) || exit
  case $old in *"$kid"*) echo "$kid is there already." >&2; exit 1 ;; esac
  key=$(osmo_key)
  [ "${{#key}}" = 43 ] || exit
  jwk=$(printf '{{"k":"%s","kid":"%s","kty":"oct"}}' "$key" "$kid" | openssl base64 -A)
  [ -n "$jwk" ] || exit
  printf '%s\n' "$old" | while IFS= read -r line; do
    printf '%s\n' "$line"
    case $line in
      meks:*) keys=here ;;
      ' '*) case ${{line#"${{line%%[! ]*}}"}} in
        '' | '#'*) ;;
        *) [ -z "$keys" ] || printf '%s"%s": "%s"\n' "${{line%%[! ]*}}" "$kid" "$jwk"; keys='' ;;
      esac ;;
    esac
  done | mek_put
) && osmo_restart {six} && mek_get | mek_fingerprints"#
    ));
    page.p(&format!(
        "It ends with both names. If it stops earlier, run it again. If that says `{kid} is there already`, only the restarts \
         are missing: `. lib/functions.sh && osmo_restart {six}`"
    ));
    page.p("**Round two only when round one has ended well**, and after another backup. All use the new key; it may be run again:");
    page.sh(&current(c, kid));
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn the_new_key_has_another_name() {
        assert_eq!(next("key1"), "key2");
        assert_eq!(next("key2"), "key3");
    }
}
