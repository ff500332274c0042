const PATIENCE = 10_000;

/** This page once more, in a frame that nobody sees. */
interface FrameLink<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  close(): void;
}

/**
 * Opens this page at a route of its own in a hidden frame, and waits until what runs there answers.
 * A browser's only: a mini program has no frames. Rejects when the frame does not answer in 10 s.
 */
export async function linkFrame<Question, Answer>(
  route: string,
): Promise<FrameLink<Question, Answer>> {
  if (process.env.TARO_ENV !== 'h5') throw new Error('Only a browser has frames.');
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = `${location.pathname}?beside${route}`;
  const ready = heard(frame);
  document.body.append(frame);
  try {
    await ready;
  } catch (error) {
    frame.remove();
    throw error;
  }
  return {
    ask(question) {
      const answer = heard(frame);
      frame.contentWindow?.postMessage(question, location.origin);
      return answer.then(({ data }) => data);
    },
    close: () => frame.remove(),
  };
}

/** Where this page stands in a frame of its own kind: says that it is ready, and answers what it is asked. */
export function linkParent<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
): () => void {
  if (process.env.TARO_ENV !== 'h5') return () => {};
  const { parent } = window;
  if (parent === window) return () => {};
  const listen = async ({ source, origin, data }: MessageEvent) => {
    if (source !== parent || origin !== location.origin) return;
    parent.postMessage(await answer(data), location.origin);
  };
  window.addEventListener('message', listen);
  parent.postMessage('ready', location.origin);
  return () => window.removeEventListener('message', listen);
}

/** The next message of a frame. */
function heard(frame: HTMLIFrameElement): Promise<MessageEvent> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error('The frame is silent.'))), PATIENCE);
    const listen = (event: MessageEvent) => {
      if (event.source === frame.contentWindow && event.origin === location.origin)
        end(() => resolve(event));
    };
    const end = (settle: () => void) => {
      clearTimeout(timer);
      window.removeEventListener('message', listen);
      settle();
    };
    window.addEventListener('message', listen);
  });
}
