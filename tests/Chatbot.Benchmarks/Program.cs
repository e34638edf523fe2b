using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Chatbot.Benchmarks;
using Chatbot.Benchmarks.Evidence;
using Chatbot.Benchmarks.Grounding;
using Chatbot.Benchmarks.Load;
using Chatbot.Benchmarks.Weights;

if (args is ["weights", .. var sets])
{
    await WeightRun.RunAsync(sets, CancellationToken.None);
    return;
}

if (args is ["vectors"])
{
    await VectorRun.RunAsync(CancellationToken.None);
    return;
}

if (args is ["speed", .. var questions])
{
    await SpeedRun.RunAsync(questions, CancellationToken.None);
    return;
}

if (args is ["grounding", var claims])
{
    await GroundingRun.RunAsync(claims, CancellationToken.None);
    return;
}

if (args is ["evidence", .. var goldens])
{
    await EvidenceRun.RunAsync(goldens, CancellationToken.None);
    return;
}

if (args is ["load", .. var which])
{
    await LoadRun.RunAsync(which, CancellationToken.None);
    return;
}

// In this process: the projects that BenchmarkDotNet would write and build elsewhere inherit our warnings as errors.
// Warm-up enough for the compiler to finish with the code, on a busy machine too; the short job's three rounds are not.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(15).AsMutator();
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
