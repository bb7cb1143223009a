import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import type { UnhunchSessionElement } from "unhunch-session/react";
import { hear } from "../heard";
import "unhunch-session/react";

function App() {
  const [count, setCount] = useState(0);
  const [shown, setShown] = useState(true);
  const session = useRef<UnhunchSessionElement>(null);
  useEffect(() => {
    const listen = (event: CustomEvent<{ index: number }>) => hear(`segment ${event.detail.index}`);
    document.addEventListener("unhunch:segment", listen);
    return () => document.removeEventListener("unhunch:segment", listen);
  }, []);
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
          place="/unhunch/"
          routine="office-reset"
          theme="light"
          scroll
          style={{ display: "block" }}
          onunhunch-ready={() => hear("ready")}
          onunhunch-hold={() => hear("hold")}
          onunhunch-start={() => hear("start")}
          onunhunch-pause={() => hear("pause")}
          onunhunch-resume={() => hear("resume")}
          onunhunch-complete={() => hear("complete")}
          onunhunch-error={(event) => hear(event.detail.message.trim())}
        >
          <p>Ninety seconds in your chair, read {count} times.</p>
        </unhunch-session>
      )}
    </main>
  );
}

createRoot(document.getElementById("app")!).render(<App />);
