// Written from document.tex by `pnpm readmes`: change the document there.

/**
 * The text of the document: its 61 equations in LaTeX, as written, errors included, with notes for `readDerivation`.
 *
 * @example
 * judgeDerivation(readDerivation(documentText)).claims.filter(({ verdict }) => verdict === 'refuted').length // 18
 */
export const documentText = String.raw`% The 61 equations of the document as written, errors included. Comments that begin with "derivation:" say what the text
% leaves open; the README of @autograd-222/derivation lists them.

\section{Forward pass}

% derivation: let \hat{y}_1 = h_3
% derivation: let \hat{y}_2 = h_4
\begin{equation}
  \text{Loss} = \text{MSE} + \text{Cross-Entropy}
\end{equation}

\begin{equation}
  L = \sum_{i=1}^2 \left[(y_i - \hat{y}_i)^2 - (y_i \log \hat{y}_i + (1 - y_i) \log (1 - \hat{y}_i)) \right]
\end{equation}

% The outputs are called y here, as the targets are elsewhere.
% derivation: here let y_1 = h_3
\begin{equation}
  h_3 = y_1 = \frac{e^{a_3}}{e^{a_3} + e^{a_4}}
\end{equation}

% derivation: here let y_2 = h_4
\begin{equation}
  h_4 = y_2 = \frac{e^{a_4}}{e^{a_3} + e^{a_4}}
\end{equation}

\begin{equation}
  h_1 = \tanh(a_1)
\end{equation}

\begin{equation}
  h_2 = \tanh(a_2)
\end{equation}

\begin{equation}
  a_1 = w_1 x_1 + w_2 x_2 + b_1
\end{equation}

\begin{equation}
  a_2 = w_3 x_1 + w_4 x_2 + b_2
\end{equation}

\begin{equation}
  h_1 = \tanh(a_1)
\end{equation}

\begin{equation}
  h_2 = \tanh(a_2)
\end{equation}

\begin{equation}
  a_3 = w_5 h_1 + w_6 h_2 + b_3
\end{equation}

\begin{equation}
  a_4 = w_7 h_1 + w_8 h_2 + b_4
\end{equation}

% derivation: here let y_1 = h_3
% derivation: here let y_2 = h_4
\begin{equation}
  h_4 = \frac{e^{a_4}}{e^{a_3} + e^{a_4}} = y_2 ; \quad h_3 = \frac{e^{a_3}}{e^{a_3} + e^{a_4}} = y_1
\end{equation}

\section{Backward pass}

\begin{equation}
  \frac{\partial L}{\partial h_3} = \frac{\partial L}{\partial \hat{y}_1} = \frac{\partial}{\partial \hat{y}_1} \left[(y_1 - \hat{y}_1)^2 - (y_1 \log \hat{y}_1 + (1 - y_1) \log (1 - \hat{y}_1)) \right]
\end{equation}

% derivation: continue \frac{\partial L}{\partial \hat{y}_1}
\begin{equation}
  = -2(y_1 - \hat{y}_1) - \left(\frac{y_1}{\hat{y}_1} + \frac{(y_1 - 1)}{(1 - \hat{y}_1)} \right)
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial \hat{y}_1} = - \left[2(y_1 - \hat{y}_1) + \frac{y_1 - \hat{y}_1}{\hat{y}_1(1 - \hat{y}_1)} \right]
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial \hat{y}_2} = - \left[2(y_2 - \hat{y}_2) + \frac{(y_2 - \hat{y}_2)}{\hat{y}_2(1 - \hat{y}_2)} \right]
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial a_3} = \frac{\partial L}{\partial h_3} \cdot \frac{\partial h_3}{\partial a_3}
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial a_3} = - \left[2(y_1 - h_3) + \frac{(y_1 - h_3)}{h_3(1 - h_3)} \right] \times [h_3(1 - h_3)]
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial a_3} = - \left[(y_1 - h_3) (2h_3(1 - h_3) + 1) \right]
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial a_3} = (h_3 - y_1) (2h_3(1 - h_3) + 1)
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial a_4} = (h_4 - y_2) (2h_4(1 - h_4) + 1)
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_5} = \frac{\partial L}{\partial a_3} \cdot \frac{\partial a_3}{\partial w_5}
\end{equation}

\begin{equation}
  = \left(\frac{\partial L}{\partial a_3} \right) \cdot h_1
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_6} = \frac{\partial L}{\partial a_4} \times h_2
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial b_3} = \frac{\partial L}{\partial a_3} \cdot 1
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_7} = \frac{\partial L}{\partial a_4} \times h_1
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_8} = \frac{\partial L}{\partial a_4} \times h_2
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial b_4} = \frac{\partial L}{\partial a_4}
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial a_3} \times \frac{\partial a_3}{\partial w_1}
\end{equation}

\begin{equation}
  = \frac{\partial L}{\partial a_3} \times w_5
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_2} = \frac{\partial L}{\partial a_4} \cdot w_6
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial a_1} = \frac{\partial L}{\partial h_1} \times \frac{\partial h_1}{\partial a_1}
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial a_1} = \frac{\partial}{\partial a_1} (\tanh(a_1))
\end{equation}

% derivation: continue \frac{\partial L}{\partial a_1}
\begin{equation}
  = \frac{\partial}{\partial a_1} \left(\frac{2}{1 + e^{-2a_1}} - 1 \right)
\end{equation}

% derivation: continue \frac{\partial L}{\partial a_1}
\begin{equation}
  = 1 - h_1^2
\end{equation}

\begin{equation}
  \frac{\partial h_1}{\partial a_1} = 1 - h_1^2
\end{equation}

\begin{equation}
  \frac{\partial h_2}{\partial a_2} = 1 - h_2^2
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial a_1} \times \frac{\partial a_1}{\partial w_1}
\end{equation}

\begin{equation}
  = \frac{\partial L}{\partial a_1} \times 1
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_2} = \frac{\partial L}{\partial a_1} \times \frac{\partial a_1}{\partial w_2}
\end{equation}

\begin{equation}
  = \frac{\partial L}{\partial a_1} \cdot x_2
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_3} = \frac{\partial L}{\partial a_2} \cdot x_1
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_4} = \frac{\partial L}{\partial a_2} \cdot x_2
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_5} = \frac{\partial L}{\partial a_2} \cdot 1
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial a_3} = (h_3 - y_1) (h_3(1 - h_3) + 1)
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial a_4} = (h_4 - y_2) (h_4(1 - h_4) + 1)
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_5} = \frac{\partial L}{\partial a_3} \times h_1
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_6} = \frac{\partial L}{\partial a_3} \times h_2
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_7} = \frac{\partial L}{\partial a_4} \times h_1
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_8} = \frac{\partial L}{\partial a_4} \times h_2
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_9} = \frac{\partial L}{\partial a_4} \cdot 1
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial a_1} \cdot x_1
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_2} = \frac{\partial L}{\partial a_1} \cdot x_2
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial b_1} = \frac{\partial L}{\partial a_1}
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial a_1} = (1-h_1^2) \times \frac{\partial L}{\partial a_3} \times w_5 + (1-h_1^2) \times \frac{\partial L}{\partial a_4} \times w_7
\end{equation}

\begin{equation}
  = (1-h_1^2) \left[\frac{\partial L}{\partial a_3} w_5 + \frac{\partial L}{\partial a_4} w_7 \right]
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial a_2} = (1-h_1^2) \left[\frac{\partial L}{\partial a_3} w_6 + \frac{\partial L}{\partial a_4} w_8 \right]
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_3} = \frac{\partial L}{\partial a_2} \cdot x_1
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial w_4} = \frac{\partial L}{\partial a_2} \cdot x_2
\end{equation}

\begin{equation}
  \frac{\partial L}{\partial b_2} = \frac{\partial L}{\partial a_2} \cdot 1
\end{equation}
`;
