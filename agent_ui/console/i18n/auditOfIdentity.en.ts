/** The words of the audit for how people prove who they are. */
export const identityKinds = {
  second_step: "Second step",
  sign_in: "Links to providers",
  providers: "Sign-in providers",
  passkey: "Passkeys",
};

export const identityActions = {
  "second_step.set_up": "set up",
  "second_step.refused": "wrong code after the right password",
  "second_step.recovered": "recovery code used",
  "second_step.codes_renewed": "new recovery codes",
  "second_step.ended": "turned off",
  "second_step.reset": "reset by an administrator",
  "sign_in.linked": "linked to a provider",
  "sign_in.unlinked": "unlinked from a provider",
  "sign_in.roles_kept": "last administrator: roles kept",
  "passkey.added": "added",
  "passkey.renamed": "named",
  "passkey.removed": "removed",
  "passkey.all_removed": "removed by an administrator",
  "passkey.copied": "copied: refused",
};
