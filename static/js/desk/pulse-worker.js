/** Beats every so many milliseconds as it is told, also while its window is in the background. */

let beating;

self.addEventListener("message", ({ data }) => {
  clearInterval(beating);
  beating = setInterval(() => self.postMessage("beat"), data);
});
