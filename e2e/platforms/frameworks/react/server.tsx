// Rendered in Node: the element is there, with its words and attributes.

import { renderToString } from "react-dom/server";
import { setPlace } from "unhunch-session/react";

setPlace("/unhunch/");
console.log(
  renderToString(
    <unhunch-session routine="office-reset" scroll onunhunch-start={() => {}}>
      <p>Ninety seconds</p>
    </unhunch-session>,
  ),
);
