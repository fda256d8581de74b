import type { JSX } from "preact";

const PATHS = {
  close: "m6.5 6.5 11 11m0-11-11 11",
  send: "M4.5 12h14m-6-6.5 6.5 6.5-6.5 6.5",
  attach: "m20 11.5-8 8a5 5 0 0 1-7-7l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6",
  file: "M13.5 3.5h-6a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-10Zm0 0v5h5",
  soundOn: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5Zm11.5-1a5 5 0 0 1 0 7m2.5-9.5a8.5 8.5 0 0 1 0 12",
  soundOff: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5Zm11.5.5 4 4m0-4-4 4",
  end: "M9.5 4.5h-3a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h3m5-11 3.5 3.5-3.5 3.5m3.5-3.5h-9",
  down: "M12 5.5v13m-5.5-5.5 5.5 5.5 5.5-5.5",
} as const;

type Name = keyof typeof PATHS;

export function Icon({ name }: { name: Name }): JSX.Element {
  return <Drawing path={PATHS[name]} />;
}

export function Drawing({ path }: { path: string }): JSX.Element {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" class="icon">
      <path d={path} />
    </svg>
  );
}

interface ButtonProps {
  readonly icon: Name;
  readonly label: string;
  readonly look?: string;
  readonly isOpen?: boolean;
  /** None: the button sends its form. */
  readonly onPress?: () => void;
}

/** A round button whose picture is named for those who cannot see it and those who wonder. */
export function IconButton({ icon, label, look = "", isOpen, onPress }: ButtonProps): JSX.Element {
  return (
    <button
      class={`round ${look}`}
      type={onPress ? "button" : "submit"}
      aria-label={label}
      title={label}
      aria-expanded={isOpen}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
