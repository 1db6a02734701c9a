/** What is sent: the meter, the view of it, and the record of each request. */
export const context = {
  about: (amount: string) => `about ${amount}`,
  free: 'free',
  lessThan: (amount: string) => `less than ${amount}`,
};
