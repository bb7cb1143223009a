// A frame that nobody's script has put there (bare.js) says so where the script that would say it does not come, or one that
// it names. It names none itself.
addEventListener(
  "error",
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement) || new URLSearchParams(location.hash.slice(1)).has("id")) return;
    const told = document.getElementById("told");
    told.querySelector("button").addEventListener("click", () => location.reload());
    told.hidden = false;
    document.getElementById("app").hidden = true;
  },
  true,
);
