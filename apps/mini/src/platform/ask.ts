import Taro from '@tarojs/taro';

interface Question {
  readonly title: string;
  readonly content: string;
  readonly confirmText: string;
  readonly cancelText: string;
  readonly confirmColor: string;
}

/** Asks in a box over the page; true for yes. */
export async function ask(question: Question): Promise<boolean> {
  const answer = Taro.showModal(question);
  const leave = process.env.TARO_ENV === 'h5' ? enterBox(question.title) : undefined;
  const { confirm } = await answer;
  leave?.();
  return confirm;
}

/**
 * Taro draws its box for fingers only. A keyboard gets into it, and nowhere else, until it is left; a
 * screen reader says what it is.
 * https://www.w3.org/WAI/ARIA/apg/patterns/alertdialog/
 */
function enterBox(title: string): (() => void) | undefined {
  const box = document.querySelector<HTMLElement>('.taro__modal');
  const cancel = box?.querySelector<HTMLElement>('.taro-model__cancel');
  const behind = document.querySelector('#container');
  if (!box || !cancel || !behind) return undefined;

  const before = document.activeElement;
  box.setAttribute('role', 'alertdialog');
  box.setAttribute('aria-modal', 'true');
  box.setAttribute('aria-label', title);
  for (const button of box.querySelectorAll('.taro-model__btn')) {
    button.setAttribute('role', 'button');
    button.setAttribute('tabindex', '0');
  }
  box.onkeydown = ({ key }) => {
    if (key === 'Escape') cancel.click();
  };
  behind.setAttribute('inert', '');
  cancel.focus();
  return () => {
    behind.removeAttribute('inert');
    if (before instanceof HTMLElement) before.focus();
  };
}
