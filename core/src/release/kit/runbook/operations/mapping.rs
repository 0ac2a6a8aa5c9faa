//! The files and commands that write the role mapping of the answers (F-role-mappings, F-role-sync).

use super::read_once::read_once;
use super::roles::by_hand;
use crate::model::Deployment;
use crate::plan::Plan;
use crate::release::kit::Draft;
use crate::syntax::role_mapping::parse;
use crate::text::escape;
use crate::text::markdown::{Page, plain};
use crate::text::{Language, Line};

/// Returns each role with the names that stand for it, in the order of the answers. A line with a defect, which the check
/// refuses, is left out.
pub(super) fn of(d: &Deployment) -> Vec<(String, Vec<String>)> {
    let mut out: Vec<(String, Vec<String>)> = Vec::new();
    for one in d
        .role_mapping
        .entries
        .entries()
        .filter_map(|line| parse(line).ok())
    {
        let external = one.external.to_owned();
        match out.iter_mut().find(|(role, _)| role == one.role) {
            Some((_, names)) => names.push(external),
            None => out.push((one.role.to_owned(), vec![external])),
        }
    }
    out
}

/// A list as JSON.
fn list(names: &[String]) -> String {
    let names: Vec<String> = names
        .iter()
        .map(|name| escape::json_or_toml(name))
        .collect();
    format!("[{}]", names.join(", "))
}

/// A list of JSON texts, for sed and grep of any system. A name may have a bracket in it.
pub(super) const LIST: &str = r#"\[ *\("[^"\\]*\(\\.[^"\\]*\)*" *,\{0,1\} *\)*\]"#;

/// A line of sed that puts a text in the place of a key's value.
fn put(key: &str, value: &str, text: &str) -> String {
    // No name has a backslash or a bar in it.
    let text = text.replace('&', "\\&");
    format!("s|\"{key}\": *{value}|\"{key}\": {text}|")
}

/// Returns a script of sed for each role: it puts the list and the mode in.
pub(crate) fn files(plan: &Plan) -> Vec<Draft<'static>> {
    let d = plan.deployment();
    let mode = format!("\"{}\"", d.role_mapping.sync_mode.value());
    let file = |(role, names): (String, Vec<String>)| {
        let lines = [
            put("external_roles", LIST, &list(&names)),
            put("sync_mode", "\"[a-z]*\"", &mode),
        ];
        let name = format!("operations/roles/{role}.sed");
        Draft::text(name, Language::Shell, move || {
            lines
                .into_iter()
                .map(|line| Line::new(line, path!("roleMapping.entries")))
                .collect()
        })
    };
    if by_hand(plan) {
        return Vec::new();
    }
    of(d).into_iter().map(file).collect()
}

/// Reads each role once (one of an earlier day is put aside: its policies may be others by now), makes the new one, and shows both lists.
const MAKE: &str = r#"(
  set -e
  for role in ROLES; do
    READ
    tr -d '\n' < "$role.json" | sed -e 's/"external_roles": *null/"external_roles": []/' -f "operations/roles/$role.sed" > "$role.new.json"
    for file in "$role.json" "$role.new.json"; do
      echo "$file:"
      tr -d '\n' < "$file" | grep -o -e '"external_roles": *LIST' -e '"external_roles": *null'
    done
  done
)"#;

/// Writes each role back.
const WRITE: &str = r#"(
  set -e
  for role in ROLES; do
    sed 's/"external_roles": *LIST/"external_roles": []/' "$role.new.json" > empty.json
    osmo config update ROLE "$role" -f empty.json -d 'Role mapping: empty'
    osmo config update ROLE "$role" -f "$role.new.json" -d 'Role mapping'
    osmo config show ROLE "$role" external_roles
  done
)"#;

/// Writes the mapping and the commands.
pub(super) fn write(page: &mut Page, d: &Deployment) {
    page.p("From your answers, the names in the claim roles that stand for each role:");
    let rows: Vec<[String; 3]> = of(d)
        .into_iter()
        .map(|(role, names)| {
            let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
            let mode = d.role_mapping.sync_mode.value().to_owned();
            [names.join("; "), role, mode]
        })
        .collect();
    let rows: Vec<[&str; 3]> = rows
        .iter()
        .map(|row| row.each_ref().map(String::as_str))
        .collect();
    page.rows(["At the provider", "Role of OSMO", "sync_mode"], &rows);
    page.p(
        "A name in a token that is itself the name of a role counts as that role, with and without a mapping. A \
         role of your own has to be there first. This reads each role once (a file older than a day is renamed first), \
         puts list and mode in, and shows the old list and the new one:",
    );
    let roles: Vec<String> = of(d).into_iter().map(|(role, _)| role).collect();
    let roles = roles.join(" ");
    let read = read_once(r#""$role.json""#, r#"osmo config show ROLE "$role""#);
    let make = MAKE.replace("READ", &read.replace('\n', "\n    "));
    page.sh(&make.replace("ROLES", &roles).replace("LIST", LIST));
    page.p(
        "Then write them, each in two steps: OSMO drops a mapping that is in the old list and in \
         the new one. It may be run again:",
    );
    page.sh(&WRITE.replace("ROLES", &roles).replace("LIST", LIST));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_gathered_by_role() {
        let mut d = Deployment::default();
        d.role_mapping.entries.0 = ["a = x", "b=y", "nonsense", "R&D = x"]
            .map(str::to_owned)
            .to_vec();
        let found = of(&d);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].1, ["a", "R&D"]);
        assert_eq!(
            put("external_roles", "x", &list(&found[0].1)),
            r#"s|"external_roles": *x|"external_roles": ["a", "R\&D"]|"#
        );
    }
}
