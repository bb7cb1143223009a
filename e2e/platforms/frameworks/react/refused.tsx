// What the types have to refuse.

import "unhunch-session/react";

export const refused = [
  // @ts-expect-error
  <unhunch-session key="1" theme="blue" />,
  // @ts-expect-error
  <unhunch-session key="2" onunhunch-start={(event: CustomEvent<{ index: number }>) => event.detail.index} />,
  // @ts-expect-error
  <unhunch-session key="3" routines="office-reset" />,
];
