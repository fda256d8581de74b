/** The words of the providers of identities, as administrators keep them. */

export const providerLabels = {
  "providers.issuer": "Issuer",
  "providers.client_id": "Client id",
  "providers.settings": "Client secret",
  "providers.scopes": "What is asked of it (scopes)",
  "providers.links_by_email": "A verified mail address links to the person here who has it",
  "providers.creates_people": "Whoever is nobody here is made",
  "providers.first_roles": "Roles of whoever is made",
  "providers.first_teams": "Teams of whoever is made",
  "providers.roles_claim": "Claim that tells roles",
  "providers.role_rules": "What its values mean",
  "providers.signs_out_there": "Signing out goes on there",
  "roleRules.value": "Value of the claim",
  "roleRules.role": "Role",
  "roleRules.team": "Team",
};

export const providerHints = {
  "providers.issuer": "To the letter as the provider writes it, such as https://login.example/realms/company.",
  "providers.client_id": "What the provider calls this hub.",
  "providers.settings": "As the provider gave it; empty for a public client.",
  "providers.scopes": "openid always; the claim that tells roles may need one of its own.",
  "providers.links_by_email": "Off: only those who were linked before, or are made, come in.",
  "providers.creates_people": "Off: people are added here first.",
  "providers.first_roles": "Where a claim tells roles, it counts instead.",
  "providers.roles_claim":
    "Such as groups or realm_access.roles; empty: roles are kept here. Otherwise it counts at each sign-in, but for the last who administers.",
  "providers.signs_out_there": "Where the provider has a place for it.",
  "roleRules.team": "In this team only, to which she then belongs.",
};

export const providerWords = {
  tryTitle: "At the provider",
  wayBack: "Add this hub there as a web application that sends people back to this address:",
  copyWayBack: "Copy the address to send people back to",
  tryIt: "Try it",
  works: (where: string) => `It answers. People sign in at ${where}`,
  saveFirst: "Save it first; then it can be tried.",
};
