/** The sounds, each made of tones here: there are no files to fetch, and none whose licence one must know. */
const LOUDEST = 0.24;

interface Tone {
  readonly hertz: number;
  readonly at: number;
  /** How long it fades. */
  readonly seconds: number;
  /** How loud beside the loudest of its sound. */
  readonly share: number;
  readonly shape: OscillatorType;
  /** Where its pitch glides to. */
  readonly to?: number;
}

const tone = (hertz: number, at: number, seconds: number, share = 1, shape: OscillatorType = "sine"): Tone => ({
  hertz,
  at,
  seconds,
  share,
  shape,
});

const SOUNDS = {
  /** Two soft notes, a fifth apart. */
  chime: [tone(659.25, 0, 0.9), tone(987.77, 0.16, 0.9)],
  /** One stroke, with the overtones that a bell has and a string has not. */
  bell: [tone(784, 0, 1.4), tone(2163.8, 0, 0.7, 0.35), tone(4233.6, 0, 0.3, 0.15)],
  /** Three short notes upwards. */
  marimba: [
    tone(523.25, 0, 0.3, 1, "triangle"),
    tone(659.25, 0.12, 0.3, 1, "triangle"),
    tone(783.99, 0.24, 0.4, 1, "triangle"),
  ],
  /** A drop of water: one note that falls. */
  drop: [{ ...tone(880, 0, 0.22), to: 523.25 }],
  none: [],
} as const satisfies Readonly<Record<string, readonly Tone[]>>;

export type Sound = keyof typeof SOUNDS;
export const SOUND_NAMES = Object.keys(SOUNDS) as readonly Sound[];

let context: AudioContext | null = null;

/** A page that nobody has touched yet may not sound. */
export const maySound = (): boolean => navigator.userActivation.hasBeenActive;

/** Sound once, so loud: 0 to 100. */
export function play(sound: Sound, volume: number): void {
  if (!maySound() || volume === 0) return;
  context ??= new AudioContext();
  // A context that slept, after the machine did, begins again.
  if (context.state === "suspended") void context.resume();
  for (const each of SOUNDS[sound]) start(context, each, (LOUDEST * volume) / 100);
}

function start(audio: AudioContext, { hertz, at, seconds, share, shape, to }: Tone, loudness: number): void {
  const from = audio.currentTime + at;
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.type = shape;
  source.frequency.setValueAtTime(hertz, from);
  if (to !== undefined) source.frequency.exponentialRampToValueAtTime(to, from + seconds);
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(loudness * share, from + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, from + seconds);
  source.connect(volume).connect(audio.destination);
  source.start(from);
  source.stop(from + seconds + 0.1);
}
