using System.Net;

namespace Microsoft.Bot.Builder;

/// <summary>What the HTTP answer to an invoke says.</summary>
public class InvokeResponse
{
    public int Status { get; set; }

    public object Body { get; set; }

    public bool IsSuccessStatusCode() => Status is >= (int)HttpStatusCode.OK and <= 299;
}
