const EVERY_MS = 2_600;
const LOUDNESS = 0.12;
/** Two soft notes, a fifth apart. */
const NOTES = [
  { hertz: 659.25, at: 0 },
  { hertz: 987.77, at: 0.16 },
] as const;

let context: AudioContext | null = null;

/** Ring until the returned function is called. */
export function ring(): () => void {
  chime();
  const timer = setInterval(chime, EVERY_MS);
  return () => clearInterval(timer);
}

function chime(): void {
  // A page that has not been touched yet may not sound; the card and the notification remain.
  if (!navigator.userActivation.hasBeenActive) return;
  context ??= new AudioContext();
  for (const { hertz, at } of NOTES) note(context, hertz, context.currentTime + at);
}

function note(audio: AudioContext, hertz: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = "sine";
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.9);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 1);
}
