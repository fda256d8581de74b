/** The browser's own dialog for passkeys: asked with what the hub says, answered in what the hub reads. */

interface Named {
  readonly type: "public-key";
  readonly id: string;
}

/** As the hub writes them; what is bytes is base64url. */
export interface NewOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly pubKeyCredParams: readonly { readonly type: "public-key"; readonly alg: number }[];
  readonly excludeCredentials: readonly Named[];
  readonly authenticatorSelection: Readonly<Record<string, unknown>>;
  readonly attestation: "none";
  readonly timeout: number;
}

export interface SignOptions {
  readonly challenge: string;
  readonly rpId: string;
  readonly userVerification: "required";
  readonly timeout: number;
}

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = (): boolean => "PublicKeyCredential" in globalThis;

/** A passkey made by this device, as the hub is told of it; null: nobody wanted to. */
export async function makePasskey(options: NewOptions) {
  const made = await wanted(() =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytesOf(options.challenge),
        user: { ...options.user, id: bytesOf(options.user.id) },
        pubKeyCredParams: [...options.pubKeyCredParams],
        excludeCredentials: options.excludeCredentials.map(({ type, id }) => ({ type, id: bytesOf(id) })),
      },
    }),
  );
  if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse))
    return null;
  const { response } = made;
  const key = response.getPublicKey();
  return {
    client_data: textOf(response.clientDataJSON),
    authenticator_data: textOf(response.getAuthenticatorData()),
    public_key: key === null ? "" : textOf(key),
    algorithm: response.getPublicKeyAlgorithm(),
  };
}

/** What a passkey of whoever sits here signed; null: nobody wanted to. */
export async function signWithPasskey(options: SignOptions) {
  const found = await wanted(() =>
    navigator.credentials.get({ publicKey: { ...options, challenge: bytesOf(options.challenge) } }),
  );
  if (!(found instanceof PublicKeyCredential) || !(found.response instanceof AuthenticatorAssertionResponse))
    return null;
  const { response } = found;
  return {
    id: textOf(found.rawId),
    client_data: textOf(response.clientDataJSON),
    authenticator_data: textOf(response.authenticatorData),
    signature: textOf(response.signature),
  };
}

/** Whoever closes the dialog, or has nothing to answer with, is where she was. */
async function wanted(ask: () => Promise<Credential | null>): Promise<Credential | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.codePointAt(0) ?? 0);
}

function textOf(bytes: ArrayBuffer): string {
  const plain = String.fromCodePoint(...new Uint8Array(bytes));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
