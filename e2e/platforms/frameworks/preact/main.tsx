import { render } from "preact";
import { useRef, useState } from "preact/hooks";
import { setPlace, type UnhunchSessionElement } from "unhunch-session/preact";
import { hear } from "../heard";

setPlace("/unhunch/");

function App() {
  const [count, setCount] = useState(0);
  const [shown, setShown] = useState(true);
  const session = useRef<UnhunchSessionElement>(null);
  return (
    <main>
      <h1>A sore upper back</h1>
      <button type="button" onClick={() => setCount(count + 1)}>
        Again
      </button>
      <button type="button" onClick={() => setShown(!shown)}>
        Toggle
      </button>
      <button type="button" onClick={() => session.current?.pause()}>
        Hold on
      </button>
      <output>{count}</output>
      {shown && (
        <unhunch-session
          ref={session}
          class="wide"
          routine="office-reset"
          theme="light"
          scroll
          onunhunch-ready={() => hear("ready")}
          onunhunch-hold={() => hear("hold")}
          onunhunch-start={() => hear("start")}
          onunhunch-segment={({ detail }) => hear(`segment ${detail.index}`)}
          onunhunch-pause={() => hear("pause")}
          onunhunch-resume={() => hear("resume")}
          onunhunch-complete={() => hear("complete")}
          onunhunch-error={({ detail }) => hear(detail.message.trim())}
        >
          <p>Ninety seconds in your chair, read {count} times.</p>
        </unhunch-session>
      )}
    </main>
  );
}

render(<App />, document.getElementById("app")!);
