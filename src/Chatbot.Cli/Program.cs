using System.Runtime.InteropServices;
using System.Text;
using Chatbot.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await new CommandLine(Terminal.OfProcess()).RunAsync(args, stop.Token);

void Stop(PosixSignalContext signal)
{
    // The first signal lets the command tidy up and say so; a second one ends the process as it always would.
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
