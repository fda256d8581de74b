const NOTES_HERTZ = [660, 880];

/** Two soft notes, made on the spot so that nothing has to be fetched. */
export function chime(): void {
  const context = new AudioContext();
  NOTES_HERTZ.forEach((hertz, index) => {
    const start = context.currentTime + index * 0.14;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.08, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.3);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.32);
    if (index === NOTES_HERTZ.length - 1) tone.onended = () => void context.close();
  });
}
