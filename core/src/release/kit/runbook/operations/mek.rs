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
        page.p("Then a backup, which has to end well: database and key belong together.");
        page.sh("./install.sh backup");
    },
    work,
    check: |page, c| {
        page.sh("./install.sh verify\n. lib/functions.sh && mek_get | mek_fingerprints");
        page.p(
            "Expect ok in every line, the sign-in of the default admin among them, and both \
             names. Then back up again, and put the new key into the vault beside the old one.",
        );
        page.p(&format!(
            "**Never delete {}.** Users' keys change to the new one when they are next read; OSMO's settings \
             and its signing key never do. Without their key OSMO takes them for plain text and encrypts them \
             again: they are lost [not run].",
            c.plan.deployment().mek.current_mek
        ));
    },
    back: |page, c| {
        page.p(
            "The old key becomes the current one again; the new one stays too, because something \
             may have been written with it:",
        );
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
    page.p(
        "Six Deployments read the master encryption key (MEK) from a file, at their start only. Round one: all \
         six learn a key with a name that was never used.",
    );
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
    page.p("Only when all six are through and both names are shown: back up again. Round two: all use it.");
    page.sh(&current(c, kid));
    page.p("Round one, run a second time, says that its key is there; round two may be run again.");
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
