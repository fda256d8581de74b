/** What holds for how everybody proves who she is. */
export const houseProof = {
  secondStep: "A second step of signing in is asked of",
  secondSteps: {
    optional: { name: "nobody", detail: "Whoever wants one sets it up under How I sign in." },
    administrators: {
      name: "those who administer",
      detail: "Whose roles concern every team: administration, audit, personal data, other systems.",
    },
    all: { name: "everybody", detail: "Whoever has none sets it up right after her password, when she signs in next." },
  } as Readonly<Record<string, { readonly name: string; readonly detail: string }>>,
  passwords: "Who may sign in with a password",
  passwordsOf: {
    everybody: "Everybody",
    everybodyDetail: "Whoever has one; the buttons of providers stand beside it.",
    oneDetail: "Only this administrator, for the worst case: everybody else signs in by the provider.",
  },
  passwordsOnly: (name: string) => `Only ${name}`,
};
