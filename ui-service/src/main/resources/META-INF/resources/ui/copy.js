// Buttons and links that put a text, or the page that they lead to, on the clipboard, also on plain http, where browsers offer only the old way.
(() => {
  const text = async (button) => {
    if ('copyPage' in button.dataset) {
      const answer = await fetch(button.href).catch(() => null);
      return answer?.ok && !answer.redirected ? answer.text() : null;
    }
    return button.dataset.copy ?? document.getElementById(button.dataset.copyFrom).textContent;
  };

  const write = async (value) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(value);
    const box = Object.assign(document.createElement('textarea'), {value, className: 'hidden'});
    document.body.append(box);
    box.select();
    document.execCommand('copy');
    box.remove();
  };

  // Is there before it says something, so that it is heard.
  const told = document.createElement('div');
  told.setAttribute('role', 'status');
  document.body.append(told);
  const tell = (words) => {
    const note = Object.assign(document.createElement('div'), {className: 'flash', textContent: words});
    told.replaceChildren(note);
    setTimeout(() => note.remove(), 1500);
  };

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy], [data-copy-from], [data-copy-page]');
    if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const value = await text(button);
    // What is not the text that was promised says why on its own page.
    if (value === null) return location.assign(button.href);
    await write(value);
    tell('Copied');
    button.dataset.copied = '';
    setTimeout(() => delete button.dataset.copied, 1500);
  });
})();
