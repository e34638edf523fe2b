using Microsoft.Win32.SafeHandles;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>Reckons the checksum of a section from the file, without keeping it in memory.</summary>
internal static class SectionSum
{
    private const int PartLength = 1 << 18;

    /// <summary>The checksum of the bytes that stand where the table says.</summary>
    public static uint Of(SafeFileHandle file, SectionFile.Entry entry)
    {
        var sum = default(Crc32C);
        var buffer = new byte[(int)Math.Min(entry.Length, PartLength)];
        for (var done = 0L; done < entry.Length;)
        {
            var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(entry.Length - done, PartLength)), entry.Offset + done);
            if (read == 0)
                break;
            sum.Add(buffer.AsSpan(0, read));
            done += read;
        }

        return sum.Value;
    }
}
