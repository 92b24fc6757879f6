// Buttons and links that put a text, or the page that they lead to, on the clipboard, also on plain http, where browsers offer only the old way.
(() => {
  const text = async (button) => {
    if ('copyPage' in button.dataset) return (await fetch(button.href)).text();
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

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy], [data-copy-from], [data-copy-page]');
    if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await write(await text(button));
    button.dataset.copied = '';
    const words = 'copyPage' in button.dataset && button.textContent;
    if (words) button.textContent = 'Copied';
    setTimeout(() => {
      delete button.dataset.copied;
      if (words) button.textContent = words;
    }, 1500);
  });
})();
