//! ENTRA03: a client id that is no GUID, or is the tenant's (F-entra-app-id).

use crate::finding::Report;
use crate::idp::entra;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::guid;

const CODE: &str = "ENTRA03";
const PATH: Path = path!("idp.entra.clientId");
const FIX: &str = "App registrations, your app, Overview: copy Application (client) ID, neither \
                   Object ID nor Directory (tenant) ID.";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The client ID is not a GUID, or is the tenant's."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(client) = plan.answer(report, PATH) else {
        return;
    };
    if client.contains('~') {
        // Entra's secrets hold this character: the value is not repeated here.
        let why =
            "The client ID stands in the values files for everybody to read; a secret may not.";
        report
            .error(CODE, PATH, "Client ID looks like a client secret.")
            .why(why)
            .fix(FIX);
    } else if !guid::is_guid(&client) {
        let what = format!("Client ID {} is not a GUID.", quoted(&client));
        report
            .error(CODE, PATH, what)
            .why("Entra knows no such application and shows an error page instead of its login.")
            .fix(FIX);
    } else if client == entra::TENANT.of(plan.deployment()) {
        let what = format!("Client ID {} is the tenant ID.", quoted(&client));
        report
            .error(CODE, PATH, what)
            .why("Entra knows no application with the tenant's ID and refuses to sign anybody in.")
            .fix(FIX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, run};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[(&PATH, "AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE")]);
    }

    #[test]
    fn bad() {
        for client in [
            "osmo",
            "api://osmo",
            "aaaaaaaa-bbbb-cccc-dddd",
            "12345678-1234-1234-1234-123456789ABC",
        ] {
            refuses(RULE, &[(&PATH, client)], CODE, &PATH);
        }
    }

    #[test]
    fn a_pasted_secret_is_not_repeated() {
        assert!(!format!("{:?}", run(&[RULE], &[(&PATH, "hunter2~x")])).contains("hunter2"));
    }
}
