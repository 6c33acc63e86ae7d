const notes = [880, 1174.7, 880];
const seconds = 0.18;

/** Plays three short synthesized tones, so that no file must be fetched. Silent when the browser blocks sound. */
export function chime(): void {
  const audio = new AudioContext();
  notes.forEach((frequency, index) => {
    const tone = new OscillatorNode(audio, { frequency, type: 'triangle' });
    const volume = new GainNode(audio, { gain: 0.25 });
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + index * seconds);
    tone.stop(audio.currentTime + (index + 1) * seconds);
    if (index === notes.length - 1) tone.onended = () => void audio.close();
  });
}
