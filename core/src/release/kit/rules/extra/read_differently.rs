//! EXTR04: plain scalars that Helm reads otherwise than our parser (F-yaml-plain-scalars, F-serde-yaml): `yes` is a truth
//! value to Helm, `0755` is 493, `1_000` is 1000.

use super::secret_lines;
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::yaml11;
use crate::yaml::{plain_scalars, tree};

const CODE: &str = "EXTR04";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("Helm reads a plain value differently than it looks."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for chart in plan.facts().charts {
        let field = chart.extra;
        let Some(text) = plan.answer(report, field) else {
            continue;
        };
        let secrets = tree(&text).0.map(|tree| secret_lines(&tree));
        for (line, scalar) in plain_scalars(&text) {
            if let Some(read) = yaml11::helm_reads(&scalar) {
                let hidden = secrets.as_ref().is_some_and(|all| all.contains(&line));
                let (what, about) = if hidden {
                    let what = format!("Helm reads a secret in line {line} as another value.");
                    (what, format!("line {line}"))
                } else {
                    let what = format!("Helm reads {} in line {line} as {read}.", quoted(&scalar));
                    (what, format!("line {line}: {scalar}"))
                };
                let why = "It reads an older YAML than our parser: what the preview shows as text \
                           would be something else in the cluster.";
                let fix = "Put it into double quotes if you mean the text, or write true, false \
                           or the plain number.";
                report
                    .warning(CODE, field, what)
                    .about(&about)
                    .why(why)
                    .fix(fix);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, run, warns};

    const SERVICE: &str = "extraValues.service";

    #[test]
    fn good() {
        for text in [
            "a: true\nb: \"yes\"\nc: 'off'\nd: 10\n",
            "# yes\na: 1 # no\n",
            "a: |\n  yes\n  no\nb: 1\n",
            "a: [\"on\", 'off', 1]\n",
            "a: yes please\n",
            "a: [\"--x=a,on,b\"]\n",
            "a: {b: \"x # y\", c: 'a, no'}\n",
            "a: some\n  yes\n",
        ] {
            passes(RULE, &[(SERVICE, text)]);
        }
    }

    #[test]
    fn bad() {
        for text in [
            "a: yes\n",
            "a:\n  - off\n",
            "- b: 0755\n",
            "a: {b: on, c: 1}\n",
            "a: [1_000]\n",
            "a: no # comment\n",
            "a: |\n  x\nb: y\n",
            "a: [\n  x,\n  yes,\n  z\n]\n",
            "{a: \"x # y\", b: yes}\n",
            "on: 1\n",
            "a: [on, b]\n",
        ] {
            warns(RULE, &[(SERVICE, text)], CODE, SERVICE);
        }
        let findings = run(&[RULE], &[(SERVICE, "x: 1\nmode: 0755\n")]);
        assert!(
            findings[0].what.contains("\"0755\" in line 2") && findings[0].what.contains("493"),
            "{findings:?}"
        );
    }

    #[test]
    fn a_secret_is_not_repeated() {
        for text in ["a: {password: 1_234_567}\n", "a: [--token, 1_234_567]\n"] {
            let said = format!("{:?}", run(&[RULE], &[(SERVICE, text)]));
            assert!(said.contains(CODE) && !said.contains("234"), "{said}");
        }
    }
}
