//! Providers that are known by their hosts (F-entra-clouds, F-google-endpoints, F-okta-endpoints, F-auth0-endpoints,
//! F-cognito-endpoints, F-pingone-endpoints, F-zitadel-endpoints, D33, F-github-oauth2).

use super::super::Taken;
use super::super::address::Address;
use super::Found;
use crate::path::Path;
use crate::syntax::guid;

const TENANT: Path = path!("idp.entra.tenantId");

pub(super) fn entra(a: &Address<'_>) -> Option<Found> {
    let cloud = match a.host.as_str() {
        "login.microsoftonline.com"
        | "login.windows.net"
        | "login.microsoft.com"
        | "sts.windows.net"
        | "portal.azure.com"
        | "entra.microsoft.com"
        | "aad.portal.azure.com" => "worldwide",
        "login.microsoftonline.us" | "portal.azure.us" | "entra.microsoft.us" => "us-government",
        "login.partner.microsoftonline.cn"
        | "login.chinacloudapi.cn"
        | "sts.chinacloudapi.cn"
        | "portal.azure.cn"
        | "entra.microsoftonline.cn" => "china",
        _ => return None,
    };
    let mut taken = vec![Taken::new(path!("idp.entra.cloud"), cloud, "cloud")];
    if let Some(app) = a.in_fragment("appId").filter(|id| guid::is_guid(id)) {
        taken.push(Taken::new(
            path!("idp.entra.clientId"),
            app.to_ascii_lowercase(),
            "application (client) ID",
        ));
        return Some((
            taken,
            Some("A console link names no tenant: copy Tenant ID from the Overview."),
        ));
    }
    if let Some(client) = a.query("client_id").filter(|id| guid::is_guid(id)) {
        taken.push(Taken::new(
            path!("idp.entra.clientId"),
            client.to_ascii_lowercase(),
            "application (client) ID",
        ));
    }
    let is_console = a.host.contains("portal.") || a.host.starts_with("entra.");
    match a.guid().filter(|_| !is_console) {
        Some(tenant) => {
            taken.push(Taken::new(TENANT, tenant, "tenant"));
            Some((taken, None))
        }
        None if is_console => Some((
            taken,
            Some("A console link names no tenant: copy Tenant ID from the Overview."),
        )),
        None => Some((
            taken,
            Some(
                "The address names no tenant by its GUID, and tokens do: copy Tenant ID from the Overview.",
            ),
        )),
    }
}

pub(super) fn google(a: &Address<'_>) -> Option<Found> {
    if a.is_at("apps.googleusercontent.com") {
        let client = Taken::new(path!("idp.google.clientId"), a.host.as_str(), "client ID");
        return Some((vec![client], None));
    }
    let own = [
        "accounts.google.com",
        "console.cloud.google.com",
        "console.developers.google.com",
        "oauth2.googleapis.com",
    ];
    let known = own.contains(&a.host.as_str());
    let client = a.after("clients").or_else(|| a.query("client_id"));
    let client = client.filter(|id| id.ends_with(".apps.googleusercontent.com"));
    let taken = client.map(|id| Taken::new(path!("idp.google.clientId"), id, "client ID"));
    known.then(|| (taken.into_iter().collect(), None))
}

pub(super) fn okta(a: &Address<'_>) -> Option<Found> {
    let known = [
        "okta.com",
        "oktapreview.com",
        "okta-emea.com",
        "okta-gov.com",
        "okta.mil",
    ];
    let domain = known.iter().find(|domain| a.is_at(domain))?;
    let org = a.host.strip_suffix(domain)?.trim_end_matches('.');
    let org = org.strip_suffix("-admin").unwrap_or(org);
    if org.is_empty() || matches!(org, "www" | "developer" | "support" | "login") {
        return None;
    }
    let mut taken = vec![Taken::new(
        path!("idp.okta.domain"),
        format!("{org}.{domain}"),
        "Okta domain",
    )];
    if let Some(server) = a.after("oauth2").filter(|id| *id != "v1") {
        taken.push(Taken::new(
            path!("idp.okta.authorizationServerId"),
            server,
            "authorization server",
        ));
    }
    let client = a.query("client_id").or_else(|| a.after("instance"));
    if let Some(client) = client.filter(|id| id.starts_with("0o")) {
        taken.push(Taken::new(path!("idp.okta.clientId"), client, "client ID"));
    }
    Some((taken, None))
}

pub(super) fn auth0(a: &Address<'_>) -> Option<Found> {
    if !a.is_at("auth0.com") {
        return None;
    }
    if a.host == "manage.auth0.com" {
        let mut parts = a
            .parts()
            .into_iter()
            .skip_while(|part| *part != "dashboard")
            .skip(1);
        let (region, tenant) = (parts.next()?, parts.next()?);
        let domain = format!("{tenant}.{region}.auth0.com");
        let mut taken = vec![Taken::new(
            path!("idp.auth0.domain"),
            domain,
            "tenant and region",
        )];
        if let Some(client) = a.after("applications") {
            taken.push(Taken::new(path!("idp.auth0.clientId"), client, "client ID"));
        }
        let old = "Compare the domain with the application's settings: old tenants in the US have no region in it.";
        return Some((taken, (region == "us").then_some(old)));
    }
    if matches!(
        a.host.as_str(),
        "auth0.com" | "www.auth0.com" | "accounts.auth0.com"
    ) {
        return None;
    }
    let mut taken = vec![Taken::new(
        path!("idp.auth0.domain"),
        a.host.as_str(),
        "Auth0 domain",
    )];
    if let Some(client) = a.query("client_id") {
        taken.push(Taken::new(path!("idp.auth0.clientId"), client, "client ID"));
    }
    Some((taken, None))
}

fn is_pool(text: &str) -> bool {
    text.split_once('_').is_some_and(|(region, rest)| {
        region.split('-').count() >= 3 && rest.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

pub(super) fn cognito(a: &Address<'_>) -> Option<Found> {
    let pool = |id: &str| Taken::new(path!("idp.cognito.userPoolId"), id, "user pool");
    if a.is_at("amazoncognito.com") {
        let mut taken = vec![Taken::new(
            path!("idp.cognito.domain"),
            a.host.as_str(),
            "domain of the pool",
        )];
        if let Some(client) = a.query("client_id") {
            taken.push(Taken::new(
                path!("idp.cognito.clientId"),
                client,
                "client ID",
            ));
        }
        return Some((
            taken,
            Some("The issuer needs the pool's ID too: User pools, Overview."),
        ));
    }
    let issuer = a.host.starts_with("cognito-idp.");
    let console = a.host.contains("console.") && a.path.contains("/cognito/");
    if !(a.is_at("amazonaws.com") || a.is_at("amazonaws.com.cn")) || !issuer {
        let aws =
            a.is_at("aws.amazon.com") || a.is_at("amazonaws-us-gov.com") || a.is_at("amazonaws.cn");
        if !(aws && console) {
            return None;
        }
    }
    let taken = a.parts().into_iter().find(|part| is_pool(part)).map(pool);
    Some((
        taken.into_iter().collect(),
        Some("People sign in at the pool's domain, which is another host: Branding, Domain."),
    ))
}

pub(super) fn aws(a: &Address<'_>) -> Option<Found> {
    let portal = a.is_at("awsapps.com");
    let api = a.is_at("amazonaws.com")
        && (a.host.starts_with("oidc.") || a.host.starts_with("portal.sso."));
    (portal || api).then(|| (Vec::new(), None))
}

pub(super) fn pingone(a: &Address<'_>) -> Option<Found> {
    let (kind, region) = a.host.split_once(".pingone.")?;
    if !matches!(kind, "auth" | "console" | "apps" | "admin") {
        return None;
    }
    let regions = ["com", "eu", "ca", "asia", "com.au", "sg"];
    let region = regions.iter().find(|one| **one == region)?;
    let mut taken = vec![Taken::new(path!("idp.pingone.region"), *region, "region")];
    let environment = a.query("env").map(str::to_owned).or_else(|| a.guid());
    if let Some(environment) = environment.filter(|id| guid::is_guid(id)) {
        taken.push(Taken::new(
            path!("idp.pingone.environmentId"),
            environment.to_ascii_lowercase(),
            "environment",
        ));
    }
    if let Some(client) = a.query("client_id") {
        taken.push(Taken::new(
            path!("idp.pingone.clientId"),
            client,
            "client ID",
        ));
    }
    Some((taken, None))
}

pub(super) fn zitadel(a: &Address<'_>) -> Option<Found> {
    let cloud = a.is_at("zitadel.cloud") && a.host != "zitadel.cloud";
    let own = ["/oauth/v2/", "/oidc/v1/end_session", "/ui/console"];
    let known = cloud || own.iter().any(|path| a.path.starts_with(path));
    known.then(|| {
        let mut taken = vec![Taken::new(
            path!("idp.zitadel.host"),
            a.host.as_str(),
            "domain of the instance",
        )];
        if let Some(client) = a.query("client_id") {
            taken.push(Taken::new(
                path!("idp.zitadel.clientId"),
                client,
                "client ID",
            ));
        }
        (taken, None)
    })
}

pub(super) fn github(a: &Address<'_>) -> Option<Found> {
    let known = a.is_at("github.com") || a.is_at("githubusercontent.com");
    known.then(|| (Vec::new(), None))
}
