// Answers once after the number of milliseconds that it is sent; below zero, not at all.
let timer;
onmessage = ({ data: delay }) => {
  clearTimeout(timer);
  if (delay >= 0) timer = setTimeout(() => postMessage(0), delay);
};
