import type { ReactElement, ReactNode } from "react";
import { Button as Pressable, Tooltip, TooltipTrigger, type ButtonProps } from "react-aria-components";
import styles from "./Button.module.css";
import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";
import { useUnhurried } from "./unhurried";

type Tone = "primary" | "plain" | "quiet" | "danger";

interface Props extends Omit<ButtonProps, "className" | "style" | "children"> {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly hint?: string | undefined;
  readonly isSmall?: boolean;
  readonly children?: ReactNode;
}

/** A button with words. */
export function Button({ tone = "plain", icon, hint, isSmall = false, children, ...rest }: Props): ReactElement {
  return (
    <Pressable {...rest} className={cx(styles.button, styles[tone], isSmall && styles.small)}>
      {icon && <Icon name={icon} />}
      {children}
      {hint && <Keys keys={hint} />}
    </Pressable>
  );
}

interface IconButtonProps extends Omit<
  ButtonProps,
  "className" | "style" | "children" | "aria-label" | "onBlur" | "onHoverEnd"
> {
  readonly icon: IconName;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly className?: string | undefined;
}

/** A button that shows only a picture, and says its name to everybody else. */
export function IconButton({ icon, label, hint, className, ...rest }: IconButtonProps): ReactElement {
  const { hint: unhurried, leaving } = useUnhurried();
  return (
    <TooltipTrigger {...unhurried}>
      <Pressable {...rest} {...leaving} aria-label={label} className={cx(styles.iconButton, className)}>
        <Icon name={icon} />
      </Pressable>
      <Tooltip className={cx(styles.tooltip)} offset={6}>
        {label}
        {hint && <Keys keys={hint} />}
      </Tooltip>
    </TooltipTrigger>
  );
}

/** The keys that do the same. */
export function Keys({ keys }: { readonly keys: string }): ReactElement {
  return (
    <kbd className={styles.keys} aria-hidden="true">
      {keys}
    </kbd>
  );
}
