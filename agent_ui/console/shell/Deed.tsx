import type { ReactElement } from "react";
import { dismiss } from "../desk/notices";
import { useConsole } from "../desk/store";
import { Button } from "../ui/Button";

/** What can be done about a notice from where it stands, such as taking back what it tells of. */
export function Deed({ notice }: { readonly notice: number }): ReactElement | null {
  const deed = useConsole((state) => state.notices.find(({ id }) => id === notice)?.deed ?? null);
  if (deed === null) return null;
  return (
    <Button
      isSmall
      onPress={() => {
        dismiss(notice);
        deed.perform();
      }}
    >
      {deed.name}
    </Button>
  );
}
