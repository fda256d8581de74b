// A real provider of identities: oidc-provider, certified for OpenID Connect, with the people that its argument names.
// usage: node provider.mjs FILE_OF_THE_LIBRARY '{"port": …, "client": {…}, "people": {"ada": {"email": …}}}'
const [, , library, given] = process.argv;
const { default: Provider } = await import(library);
const { port, client, people } = JSON.parse(given);

/** Whoever comes with the word that this provider gave for her is asked nothing; anybody else is. */
async function logoutSource(ctx, form) {
  const isKnown = ctx.oidc.entities.IdTokenHint?.payload.sub === ctx.oidc.session.accountId;
  const yes = '<input type="hidden" name="logout" value="yes"/></form>';
  ctx.body = isKnown
    ? `<!doctype html><title>Out</title>${form.replace("</form>", yes)}<script>document.forms[0].submit()</script>`
    : `<!doctype html><title>Out?</title>${form}<button form="op.logoutForm" name="logout" value="yes">Yes</button>`;
}

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [client],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
  scopes: ["openid", "email", "profile", "groups"],
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  features: { rpInitiatedLogout: { enabled: true, logoutSource } },
  pkce: { required: () => true },
  // Whoever signs in is asked for nothing more.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid email profile groups");
    await grant.save();
    return grant;
  },
});
provider.listen(port, "127.0.0.1");
