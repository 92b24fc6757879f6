// Buttons that put a text on the clipboard. Without a clipboard (plain http from afar) they stay hidden.
(() => {
  if (!navigator.clipboard) return;
  const reveal = () => document.querySelectorAll('[data-copy], [data-copy-from]').forEach((b) => { b.hidden = false; });
  document.addEventListener('DOMContentLoaded', reveal);
  document.addEventListener('htmx:after:swap', reveal);
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy], [data-copy-from]');
    if (!button) return;
    const source = button.dataset.copyFrom;
    await navigator.clipboard.writeText(source ? document.getElementById(source).textContent : button.dataset.copy);
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), 1500);
  });
})();
