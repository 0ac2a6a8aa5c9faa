//! The identity provider: its answers, and what an operator should know about each.

mod cognito_region;
mod console_address;
mod device_client_missing;
mod device_login_impossible;
mod email_claim_missing;
mod endpoint_elsewhere;
mod entra_client_id;
mod entra_first_issuer;
mod entra_personal_tenant;
mod entra_tenant;
mod google_client_id;
mod google_client_id_unusual;
mod google_private_name;
mod issuer_slash;
mod keycloak_clients_equal;
mod keycloak_host;
mod keycloak_master_realm;
mod keycloak_realm;
mod machine_issuer;
mod malformed_claim;
mod malformed_client_id;
mod malformed_part;
mod malformed_role_mapping;
mod malformed_scope;
mod malformed_url;
mod many_tenants;
mod no_admin;
mod no_device_endpoint;
mod no_sign_in;
mod no_sign_in_with_ingress;
mod none_not_accepted;
mod port_of_keys;
mod provider_on_own_host;
mod role_taken_away;
mod scope_unknown;
mod scope_without_email;
mod scope_without_refresh;
mod token_life;
mod unusable_provider;
mod user_claim_unknown;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    cognito_region::RULE,
    console_address::RULE,
    device_client_missing::RULE,
    device_login_impossible::RULE,
    email_claim_missing::RULE,
    endpoint_elsewhere::RULE,
    entra_client_id::RULE,
    entra_first_issuer::RULE,
    entra_personal_tenant::RULE,
    entra_tenant::RULE,
    google_client_id::RULE,
    google_client_id_unusual::RULE,
    google_private_name::RULE,
    issuer_slash::RULE,
    keycloak_clients_equal::RULE,
    keycloak_host::RULE,
    keycloak_master_realm::RULE,
    keycloak_realm::RULE,
    machine_issuer::RULE,
    malformed_claim::RULE,
    malformed_client_id::RULE,
    malformed_part::RULE,
    malformed_role_mapping::RULE,
    malformed_scope::RULE,
    malformed_url::RULE,
    many_tenants::RULE,
    no_admin::RULE,
    no_device_endpoint::RULE,
    no_sign_in::RULE,
    no_sign_in_with_ingress::RULE,
    none_not_accepted::RULE,
    port_of_keys::RULE,
    provider_on_own_host::RULE,
    role_taken_away::RULE,
    scope_unknown::RULE,
    scope_without_email::RULE,
    scope_without_refresh::RULE,
    token_life::RULE,
    unusable_provider::RULE,
    user_claim_unknown::RULE,
];
